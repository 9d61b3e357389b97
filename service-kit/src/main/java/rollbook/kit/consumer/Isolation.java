package rollbook.kit.consumer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import rollbook.events.Envelope;
import rollbook.kit.sql.Database;

/**
 * Finds, of an event whose handling fails, the parts that make it fail, by halving: each half is tried in a transaction
 * that is rolled back. One poisoned person costs a few tries, not the chunk they came in.
 */
@ApplicationScoped
class Isolation {

    private final Database database;

    Isolation(Database database) {
        this.database = database;
    }

    /**
     * The poison of {@code envelope}: its failing parts, or no parts if it fails even with all of them left out (then the
     * whole event is the dead letter). Throws on what is transient.
     */
    BatchTransaction.Poison find(EventConsumer consumer, Envelope<?> envelope, Throwable failure) {
        var all = IntStream.range(0, consumer.parts(envelope.event())).boxed().toList();
        if (!succeeds(consumer, envelope, all)) {
            return new BatchTransaction.Poison(Set.of(), failure);
        }
        var leftOut = new TreeSet<>(all);
        takeIn(consumer, envelope, all, leftOut);
        return new BatchTransaction.Poison(leftOut.isEmpty() ? Set.copyOf(all) : leftOut, failure);
    }

    /** Takes in those of {@code tried} that can be handled together with all taken in before; the others stay left out. */
    private void takeIn(EventConsumer consumer, Envelope<?> envelope, List<Integer> tried, Set<Integer> leftOut) {
        var without = new TreeSet<>(leftOut);
        tried.forEach(without::remove);
        if (succeeds(consumer, envelope, without)) {
            leftOut.retainAll(without);
            return;
        }
        if (tried.size() > 1) {
            var middle = tried.size() / 2;
            takeIn(consumer, envelope, tried.subList(0, middle), leftOut);
            takeIn(consumer, envelope, tried.subList(middle, tried.size()), leftOut);
        }
    }

    private boolean succeeds(EventConsumer consumer, Envelope<?> envelope, Collection<Integer> leftOut) {
        try {
            database.tryOut(() -> Offer.to(consumer, List.of(new Delivery(envelope, Set.copyOf(leftOut))), database));
            return true;
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            return false;
        }
    }
}
