package rollbook.kit.consumer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollbook.events.Event;
import rollbook.events.Topic;
import rollbook.kit.health.Heartbeats;
import rollbook.kit.kafka.KafkaAccess;
import rollbook.kit.sql.PlainDatabase;
import rollbook.kit.testing.ChildJvm;

/**
 * A consumer in a process of its own. It says when it holds messages and begins their transaction, or when it has done all
 * of it but the commit, and waits there for an answer; and it says how each transaction ended.
 */
public final class ConsumerProcess {
    private ConsumerProcess() {}

    /** Where it waits. */
    enum Pause {
        BEFORE_TRANSACTION,
        BEFORE_COMMIT
    }

    /**
     * Runs until killed.
     *
     * @param arguments the database's JDBC address, Kafka's, the consumer's name, the service's, a topic, a {@link Pause}
     */
    public static void main(String[] arguments) {
        var pause = Pause.valueOf(arguments[5]);
        var database = new PlainDatabase(arguments[0]);
        var effects = new Effects(database);
        var work = new TestConsumer(arguments[2], Topic.valueOf(arguments[4]), effects, "child", (_, _) -> {});
        var consumer = new WaitingConsumer(work, pause);
        var positions = new ReadPositions(database);
        var transaction =
                new BatchTransaction(database, positions, new ConsumedEvents(database), new DeadLetters(database)) {
                    @Override
                    Done run(EventConsumer to, List<Received> batch, @Nullable Poison poison) {
                        if (pause == Pause.BEFORE_TRANSACTION) {
                            waitForAnswer("holding");
                        }
                        return telling(() -> super.run(to, batch, poison));
                    }
                };
        var kafka = new KafkaSettings(KafkaAccess.inTheClear(arguments[1]), arguments[3]);
        var isolation = new Isolation(database);
        new ConsumerLoop(
                        consumer, transaction, isolation, positions, new Heartbeats(), kafka, new SimpleMeterRegistry())
                .run();
    }

    private record WaitingConsumer(TestConsumer work, Pause pause) implements EventConsumer {
        @Override
        public String name() {
            return work.name();
        }

        @Override
        public Set<Topic> topics() {
            return work.topics();
        }

        @Override
        public int parts(Event event) {
            return work.parts(event);
        }

        @Override
        public void handle(List<Delivery> events) {
            work.handle(events);
            if (pause == Pause.BEFORE_COMMIT) {
                waitForAnswer("holding");
            }
        }
    }

    private static BatchTransaction.Done telling(Supplier<BatchTransaction.Done> work) {
        try {
            var done = work.get();
            ChildJvm.say(done.fenced().isEmpty() ? "committed" : "fenced");
            return done;
        } catch (RuntimeException e) {
            ChildJvm.say("rolled back");
            throw e;
        }
    }

    private static void waitForAnswer(String line) {
        ChildJvm.say(line);
        try {
            if (System.in.read() < 0) {
                throw new IllegalStateException("the parent is gone");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
