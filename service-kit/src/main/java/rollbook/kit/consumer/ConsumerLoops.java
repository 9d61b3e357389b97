package rollbook.kit.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.Shutdown;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import rollbook.events.Topic;
import rollbook.kit.health.Heartbeats;

/** Starts a loop for every {@link EventConsumer} of the service and ends them with it. */
@ApplicationScoped
public class ConsumerLoops {
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(8);

    private final List<ConsumerLoop> loops;
    private final List<Thread> threads = new ArrayList<>();

    ConsumerLoops(
            @All List<EventConsumer> consumers,
            BatchTransaction transaction,
            Isolation isolation,
            ReadPositions positions,
            Heartbeats heartbeats,
            KafkaSettings kafka,
            MeterRegistry meters) {
        requireOneReaderPerTopic(consumers);
        loops = consumers.stream()
                .map(consumer ->
                        new ConsumerLoop(consumer, transaction, isolation, positions, heartbeats, kafka, meters))
                .toList();
    }

    /** Read positions are kept per topic, so two loops reading the same one would fence each other off. */
    private static void requireOneReaderPerTopic(List<EventConsumer> consumers) {
        var read = EnumSet.noneOf(Topic.class);
        for (var consumer : consumers) {
            for (var topic : consumer.topics()) {
                if (!read.add(topic)) {
                    throw new IllegalStateException("two consumers of this service read " + topic.wireName());
                }
            }
        }
    }

    @Startup
    void start() {
        loops.forEach(loop -> threads.add(Thread.ofPlatform().name(loop.name()).start(loop)));
    }

    @Shutdown
    void stop() throws InterruptedException {
        loops.forEach(ConsumerLoop::stop);
        for (var thread : threads) {
            thread.join(LONGEST_BATCH);
        }
    }
}
