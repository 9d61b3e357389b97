package rollbook.kit.consumer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rollbook.events.Envelope;

/**
 * Finds, of an event whose handling fails, the parts that make it fail, by halving: each half is tried in a transaction
 * that is rolled back. One poisoned person costs a few tries, not the chunk they came in.
 */
@ApplicationScoped
class Isolation {

    /**
     * The poison of {@code envelope}: its failing parts, or no parts if it fails even with all of them left out (then the
     * whole event is the dead letter). Throws on what is transient.
     */
    BatchTransaction.Poison find(EventConsumer consumer, Envelope<?> envelope, Throwable failure) {
        var all = IntStream.range(0, consumer.parts(envelope.event())).boxed().toList();
        var failing = new TreeSet<Integer>();
        var answerable = failureWithout(consumer, envelope, Set.copyOf(all)) == null;
        if (!answerable) {
            return new BatchTransaction.Poison(Set.of(), failure);
        }
        collect(consumer, envelope, all, all, failing);
        return new BatchTransaction.Poison(failing.isEmpty() ? Set.copyOf(all) : failing, failure);
    }

    private void collect(
            EventConsumer consumer,
            Envelope<?> envelope,
            List<Integer> all,
            List<Integer> tried,
            Set<Integer> failing) {
        var others = new TreeSet<>(all);
        tried.forEach(others::remove);
        if (failureWithout(consumer, envelope, others) == null) {
            return;
        }
        if (tried.size() == 1) {
            failing.addAll(tried);
            return;
        }
        var middle = tried.size() / 2;
        collect(consumer, envelope, all, tried.subList(0, middle), failing);
        collect(consumer, envelope, all, tried.subList(middle, tried.size()), failing);
    }

    private static @Nullable Throwable failureWithout(
            EventConsumer consumer, Envelope<?> envelope, Set<Integer> leftOut) {
        try {
            QuarkusTransaction.begin();
            try {
                consumer.handle(List.of(new Delivery(envelope, leftOut)));
                return null;
            } finally {
                QuarkusTransaction.rollback();
            }
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            return e;
        }
    }
}
