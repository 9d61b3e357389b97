package rollbook.kit.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import rollbook.events.Topic;
import rollbook.kit.health.Heartbeats;
import rollbook.kit.sql.Database;

/**
 * One consumer's thread: polls, hands each poll to one transaction, and on failure offers the same messages again, one by
 * one where it has to. It ends only when told to.
 */
final class ConsumerLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long SHORTEST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5_000;

    private final EventConsumer consumer;
    private final BatchTransaction transaction;
    private final Isolation isolation;
    private final ReadPositions positions;
    private final Heartbeats.Heartbeat heartbeat;
    private final KafkaSettings kafka;
    private final AtomicLong lag;
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
        this.transaction = transaction;
        this.isolation = isolation;
        this.positions = positions;
        this.heartbeat = heartbeats.of(consumer.name());
        this.kafka = kafka;
        this.lag = meters.gauge(
                "rollbook.consumer.lag",
                Tags.of("consumer", consumer.name()),
                new AtomicLong(),
                AtomicLong::doubleValue);
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
                } catch (KafkaException | IllegalStateException e) {
                    LOG.warnf("consumer=%s starts over: %s", consumer.name(), e.toString());
                    pause(LONGEST_PAUSE / 5);
                }
            }
        });
        heartbeat.end();
    }

    private void consume() {
        try (var client = kafka.consumer(consumer);
                var partitions = new Partitions(client, kafka, positions)) {
            client.subscribe(consumer.topics().stream().map(Topic::wireName).toList(), partitions);
            var failures = 0;
            while (!stopped()) {
                heartbeat.beat();
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
            lag.set(partitions.lag());
        } catch (OffsetOutOfRangeException e) {
            partitions.skipLost(e.partitions());
            return true;
        } catch (WakeupException e) {
            return true;
        }
        if (batch.isEmpty()) {
            return true;
        }
        try {
            handle(batch, partitions);
            client.commitAsync();
            return true;
        } catch (RuntimeException e) {
            if (!TransientFailures.isTransient(e)) {
                LOG.errorf(
                        e,
                        "consumer=%s offers %d messages again after an unexpected failure",
                        consumer.name(),
                        batch.size());
            } else {
                LOG.warnf("consumer=%s offers %d messages again: %s", consumer.name(), batch.size(), e.toString());
            }
            partitions.rewind(batch);
            return false;
        }
    }

    private void handle(List<Received> batch, Partitions partitions) {
        try {
            partitions.catchUp(transaction.run(consumer, batch, null));
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            LOG.errorf(e, "consumer=%s handles %d messages one by one after a failure", consumer.name(), batch.size());
            oneByOne(batch, partitions);
        }
    }

    private void oneByOne(List<Received> batch, Partitions partitions) {
        var fenced = new ArrayList<TopicPartition>();
        for (var received : batch) {
            if (fenced.contains(received.topicPartition())) {
                continue;
            }
            fenced.addAll(alone(received));
        }
        partitions.catchUp(fenced);
    }

    private Set<TopicPartition> alone(Received received) {
        try {
            return transaction.run(consumer, List.of(received), null);
        } catch (RuntimeException e) {
            var envelope = received.envelope();
            if (TransientFailures.isTransient(e) || envelope == null) {
                throw e;
            }
            var poison = isolation.find(consumer, envelope, e);
            LOG.errorf(
                    "consumer=%s eventId=%s: %d of %d parts become dead letters",
                    consumer.name(), envelope.id(), (Integer) poison.parts().size(), (Integer)
                            consumer.parts(envelope.event()));
            return transaction.run(consumer, List.of(received), poison);
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
