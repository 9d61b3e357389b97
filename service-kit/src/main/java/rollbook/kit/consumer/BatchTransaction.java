package rollbook.kit.consumer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import rollbook.events.Envelope;
import rollbook.kit.sql.Database;

/**
 * One batch, one transaction: the fence per partition, what was seen before left out, the consumer's work, dead letters.
 * DESIGN §4 <em>Decide</em>.
 */
@ApplicationScoped
class BatchTransaction {
    private static final Comparator<TopicPartition> SORTED =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private final Database database;
    private final ReadPositions positions;
    private final ConsumedEvents consumed;
    private final DeadLetters deadLetters;

    BatchTransaction(Database database, ReadPositions positions, ConsumedEvents consumed, DeadLetters deadLetters) {
        this.database = database;
        this.positions = positions;
        this.consumed = consumed;
        this.deadLetters = deadLetters;
    }

    /** Parts of one event that failed before, and why. */
    record Poison(Set<Integer> parts, Throwable failure) {}

    /**
     * What became of a batch.
     *
     * @param fenced the partitions somebody else had read already; nothing of them was handled
     * @param unknown messages of a type this build does not know
     * @param deadLetters dead letters kept
     */
    record Done(Set<TopicPartition> fenced, int unknown, int deadLetters) {}

    /**
     * Handles {@code batch}, which is in offset order per partition.
     *
     * @param poison for a batch of one event: the parts to leave out and keep as dead letters; all of it if {@code parts}
     *     is empty
     */
    Done run(EventConsumer consumer, List<Received> batch, @Nullable Poison poison) {
        return database.inTransaction(() -> {
            var fenced = fence(batch);
            var kept = batch.stream()
                    .filter(received -> !fenced.contains(received.topicPartition()))
                    .toList();
            var unreadable = keepUnreadable(consumer, kept);
            var poisoned = handle(consumer, firstSeen(consumer, kept), poison);
            var unknown = (int) kept.stream().filter(Received::unknown).count();
            return new Done(fenced, unknown, unreadable + poisoned);
        });
    }

    private int keepUnreadable(EventConsumer consumer, List<Received> kept) {
        var count = 0;
        for (var received : kept) {
            var unreadable = received.unreadable();
            if (unreadable != null) {
                deadLetters.keep(consumer.name(), received, null, unreadable);
                count++;
            }
        }
        return count;
    }

    private Set<TopicPartition> fence(List<Received> batch) {
        Map<TopicPartition, List<Received>> partitions = new TreeMap<>(SORTED);
        for (var received : batch) {
            partitions
                    .computeIfAbsent(received.topicPartition(), _ -> new ArrayList<>())
                    .add(received);
        }
        var fenced = new HashSet<TopicPartition>();
        partitions.forEach((partition, records) -> {
            var first = records.getFirst();
            var next = records.getLast().offset() + 1;
            if (!positions.moveOn(first.topicId(), first.partition(), first.offset(), next)) {
                fenced.add(partition);
            }
        });
        return fenced;
    }

    private List<Received> firstSeen(EventConsumer consumer, List<Received> kept) {
        var events =
                kept.stream().filter(received -> received.envelope() != null).toList();
        if (events.isEmpty()) {
            return events;
        }
        var ids = events.stream().map(BatchTransaction::eventId).toList();
        var fresh = consumed.firstSeen(consumer.name(), ids);
        return events.stream()
                .filter(received -> fresh.remove(eventId(received))) // a repetition within the batch counts once
                .toList();
    }

    /** Hands the events on; returns how many dead letters were kept instead. */
    private int handle(EventConsumer consumer, List<Received> events, @Nullable Poison poison) {
        if (events.isEmpty()) {
            return 0;
        }
        if (poison == null) {
            var whole = events.stream()
                    .map(received -> Delivery.whole(envelope(received)))
                    .toList();
            Offer.to(consumer, whole, database);
            return 0;
        }
        var received = events.getFirst();
        if (poison.parts().isEmpty()) {
            deadLetters.keep(consumer.name(), received, null, poison.failure());
            return 1;
        }
        Offer.to(consumer, List.of(new Delivery(envelope(received), poison.parts())), database);
        poison.parts().stream()
                .sorted()
                .forEach(part -> deadLetters.keep(consumer.name(), received, part, poison.failure()));
        return poison.parts().size();
    }

    private static Envelope<?> envelope(Received received) {
        var envelope = received.envelope();
        if (envelope == null) {
            throw new IllegalArgumentException("not an event: " + received.message());
        }
        return envelope;
    }

    private static UUID eventId(Received received) {
        return envelope(received).id();
    }
}
