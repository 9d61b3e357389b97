package rollbook.kit.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import rollbook.events.Topic;
import rollbook.kit.failure.FailureText;
import rollbook.kit.health.Heartbeats;
import rollbook.kit.sql.Database;

/**
 * One consumer's thread: polls, has each poll handled, and after a failure that passes offers the same messages
 * again. It ends only when told to.
 */
final class ConsumerLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long SHORTEST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5_000;
    private static final long AFTER_A_FAILURE = 1_000;

    private final EventConsumer consumer;
    private final Handling handling;
    private final ReadPositions positions;
    private final Heartbeats.Heartbeat heartbeat;
    private final KafkaSettings kafka;
    private final ConsumerMetrics metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);

    ConsumerLoop(
            EventConsumer consumer,
            BatchTransaction transaction,
            Isolation isolation,
            ReadPositions positions,
            Heartbeats heartbeats,
            KafkaSettings kafka,
            MeterRegistry meters) {
        this.consumer = consumer;
        this.metrics = new ConsumerMetrics(consumer.name(), meters);
        this.handling = new Handling(consumer, transaction, isolation, metrics);
        this.positions = positions;
        this.heartbeat = heartbeats.of(consumer.name());
        this.kafka = kafka;
    }

    String name() {
        return "consumer-" + consumer.name();
    }

    /** Asks the loop to end after the batch it is in. */
    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        Database.through(consumer.pool(), () -> {
            while (!stopped()) {
                try {
                    consume();
                } catch (RuntimeException | Error e) { // nothing but stop() ends this loop
                    LOG.warnf("consumer=%s starts over: %s", consumer.name(), FailureText.of(e));
                    pause(AFTER_A_FAILURE);
                }
            }
        });
        heartbeat.end();
    }

    private void consume() {
        try (var client = kafka.consumer(consumer)) {
            var partitions = new Partitions(client, kafka, positions, metrics);
            client.subscribe(consumer.topics().stream().map(Topic::wireName).toList(), partitions);
            var failures = 0;
            while (!stopped()) {
                heartbeat.beat();
                partitions.lookAtTopics();
                failures = pollOnce(client, partitions) ? 0 : failures + 1;
                if (failures > 0) {
                    pause(Math.min(LONGEST_PAUSE, SHORTEST_PAUSE << Math.min(failures, 6)));
                }
            }
        }
    }

    /** Polls and handles; false after something transient, when the same messages will be polled again. */
    private boolean pollOnce(KafkaConsumer<String, byte[]> client, Partitions partitions) {
        List<Received> batch;
        try {
            batch = partitions.receive(client.poll(POLL));
            metrics.lag(partitions.lag());
        } catch (OffsetOutOfRangeException e) {
            partitions.regain(e.partitions());
            return true;
        }
        if (batch.isEmpty()) {
            return true;
        }
        try {
            partitions.catchUp(handling.handle(batch));
            client.commitAsync(ConsumerLoop::committed);
            return true;
        } catch (RuntimeException e) {
            LOG.logf(
                    TransientFailures.isTransient(e) ? Logger.Level.WARN : Logger.Level.ERROR,
                    "consumer=%s offers %d messages again: %s",
                    consumer.name(),
                    batch.size(),
                    FailureText.of(e));
            partitions.rewind(batch);
            return false;
        }
    }

    private static void committed(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        if (failure != null) { // which only the lag tools of Kafka will notice
            LOG.debugf("offsets not told to Kafka: %s", FailureText.of(failure));
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void pause(long millis) {
        try {
            if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debugf("consumer=%s stops", consumer.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
