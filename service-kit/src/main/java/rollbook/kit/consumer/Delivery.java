package rollbook.kit.consumer;

import java.util.Set;
import rollbook.events.Envelope;

/**
 * An event offered to its consumer.
 *
 * @param failed the parts, from 0, that must not be handled because they failed before: their outcome is a failure, and
 *     the consumer says so if it owes an answer
 */
public record Delivery(Envelope<?> envelope, Set<Integer> failed) {

    public Delivery {
        failed = Set.copyOf(failed);
    }

    static Delivery whole(Envelope<?> envelope) {
        return new Delivery(envelope, Set.of());
    }
}
