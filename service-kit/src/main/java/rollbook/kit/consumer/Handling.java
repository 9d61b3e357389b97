package rollbook.kit.consumer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import rollbook.events.Envelope;
import rollbook.kit.consumer.BatchTransaction.Poison;
import rollbook.kit.failure.FailureText;
import rollbook.kit.trace.Traces;

/**
 * Has a batch handled whatever is in it: as a whole if that goes, else message by message, and of the one that fails its
 * parts but for the failing ones. Only a failure that passes is thrown: then the batch is to be offered again.
 */
final class Handling {
    private static final Logger LOG = Logger.getLogger(Handling.class);

    private final EventConsumer consumer;
    private final BatchTransaction transaction;
    private final Isolation isolation;
    private final ConsumerMetrics metrics;

    Handling(EventConsumer consumer, BatchTransaction transaction, Isolation isolation, ConsumerMetrics metrics) {
        this.consumer = consumer;
        this.transaction = transaction;
        this.isolation = isolation;
        this.metrics = metrics;
    }

    /** Handles {@code batch}; returns the partitions somebody else had read on, of which nothing was handled. */
    Collection<TopicPartition> handle(List<Received> batch) {
        try {
            return run(batch, null);
        } catch (RuntimeException e) {
            rethrowIfItPasses(e);
            LOG.errorf(
                    "consumer=%s handles %d messages one by one after a failure: %s",
                    consumer.name(), (Integer) batch.size(), FailureText.of(e));
            return oneByOne(batch);
        }
    }

    private Collection<TopicPartition> oneByOne(List<Received> batch) {
        var fenced = new HashSet<TopicPartition>();
        for (var received : batch) {
            if (!fenced.contains(received.topicPartition())) {
                fenced.addAll(alone(received));
            }
        }
        return fenced;
    }

    private Set<TopicPartition> alone(Received received) {
        try {
            return run(List.of(received), null);
        } catch (RuntimeException e) {
            rethrowIfItPasses(e);
            var envelope = received.envelope();
            if (envelope == null) {
                throw e; // nothing was handled here that could be left out
            }
            return withoutPoison(received, envelope, e);
        }
    }

    private Set<TopicPartition> withoutPoison(Received received, Envelope<?> envelope, RuntimeException failure) {
        try {
            var poison = isolation.find(consumer, envelope, failure);
            LOG.errorf(
                    "consumer=%s eventId=%s: %s become dead letters: %s",
                    consumer.name(),
                    envelope.id(),
                    poison.parts().isEmpty() ? "all parts" : poison.parts().size() + " parts",
                    FailureText.of(failure));
            return run(List.of(received), poison);
        } catch (RuntimeException e) {
            rethrowIfItPasses(e);
            LOG.errorf(
                    "consumer=%s eventId=%s becomes a dead letter as a whole: %s",
                    consumer.name(), envelope.id(), FailureText.of(e));
            return run(List.of(received), new Poison(Set.of(), e));
        }
    }

    private Set<TopicPartition> run(List<Received> batch, @Nullable Poison poison) {
        var events = batch.stream().flatMap(Received::traced).toList();
        var done = Traces.handling(consumer.name(), events, () -> transaction.run(consumer, batch, poison));
        metrics.notHandled(done.unknown(), done.deadLetters()); // now that it is committed
        return done.fenced();
    }

    private static void rethrowIfItPasses(RuntimeException failure) {
        if (TransientFailures.isTransient(failure)) {
            throw failure;
        }
    }
}
