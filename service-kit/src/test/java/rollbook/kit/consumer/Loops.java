package rollbook.kit.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.List;
import rollbook.kit.health.Heartbeats;

/** Runs loops as the application would, for as long as a test needs them. */
@Dependent
class Loops implements AutoCloseable {
    private final BatchTransaction transaction;
    private final Isolation isolation;
    private final ReadPositions positions;
    private final Heartbeats heartbeats;
    private final KafkaSettings kafka;
    private final MeterRegistry meters;
    private final List<Running> running = new ArrayList<>();

    Loops(
            BatchTransaction transaction,
            Isolation isolation,
            ReadPositions positions,
            Heartbeats heartbeats,
            KafkaSettings kafka,
            MeterRegistry meters) {
        this.transaction = transaction;
        this.isolation = isolation;
        this.positions = positions;
        this.heartbeats = heartbeats;
        this.kafka = kafka;
        this.meters = meters;
    }

    private record Running(ConsumerLoop loop, Thread thread) {}

    void start(EventConsumer consumer) {
        var loop = new ConsumerLoop(consumer, transaction, isolation, positions, heartbeats, kafka, meters);
        running.add(new Running(loop, Thread.ofPlatform().name(loop.name()).start(loop)));
    }

    double counted(String meter, String consumer) {
        return meters.counter(meter, "consumer", consumer).count();
    }

    @Override
    public void close() {
        running.forEach(each -> each.loop().stop());
        running.forEach(each -> join(each.thread()));
        running.clear();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
