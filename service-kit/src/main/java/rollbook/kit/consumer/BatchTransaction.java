package rollbook.kit.consumer;

import io.micrometer.core.instrument.MeterRegistry;
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
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;

    BatchTransaction(Database database, ReadPositions positions, DeadLetters deadLetters, MeterRegistry meters) {
        this.database = database;
        this.positions = positions;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    /** Parts of one event that failed before, and why. */
    record Poison(Set<Integer> parts, Throwable failure) {}

    /**
     * Handles {@code batch}, which is in offset order per partition.
     *
     * @param poison for a batch of one event: the parts to leave out and keep as dead letters; all of it if {@code parts}
     *     is empty
     * @return the partitions somebody else had read already; nothing of them was handled
     */
    Set<TopicPartition> run(EventConsumer consumer, List<Received> batch, @Nullable Poison poison) {
        return database.inTransaction(() -> {
            var fenced = fence(batch);
            var kept = batch.stream()
                    .filter(received -> !fenced.contains(received.topicPartition()))
                    .toList();
            for (var received : kept) {
                var unreadable = received.unreadable();
                if (unreadable != null) {
                    deadLetters.keep(consumer.name(), received, null, unreadable);
                } else if (received.unknown()) {
                    meters.counter("rollbook.events.unknown", "consumer", consumer.name())
                            .increment();
                }
            }
            handle(consumer, firstSeen(consumer, kept), poison);
            return fenced;
        });
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
        var ids = events.stream().map(BatchTransaction::eventId).toArray(UUID[]::new);
        var fresh = database.with(sql -> sql.createQuery("""
                        insert into consumed_event (consumer, event_id) select distinct :consumer, id from unnest(:ids) id
                        on conflict do nothing returning event_id
                        """)
                .bind("consumer", consumer.name())
                .bind("ids", ids)
                .mapTo(UUID.class)
                .set());
        return events.stream()
                .filter(received -> fresh.remove(eventId(received))) // a repetition within the batch counts once
                .toList();
    }

    private void handle(EventConsumer consumer, List<Received> events, @Nullable Poison poison) {
        if (events.isEmpty()) {
            return;
        }
        if (poison == null) {
            consumer.handle(events.stream()
                    .map(received -> Delivery.whole(envelope(received)))
                    .toList());
            return;
        }
        var received = events.getFirst();
        if (poison.parts().isEmpty()) {
            deadLetters.keep(consumer.name(), received, null, poison.failure());
            return;
        }
        consumer.handle(List.of(new Delivery(envelope(received), poison.parts())));
        poison.parts().stream()
                .sorted()
                .forEach(part -> deadLetters.keep(consumer.name(), received, part, poison.failure()));
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
