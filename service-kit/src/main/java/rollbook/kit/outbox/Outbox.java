package rollbook.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.events.Envelope;
import rollbook.events.Event;
import rollbook.events.EventCodec;
import rollbook.events.EventType;
import rollbook.events.Topic;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.kit.trace.Traces;

/**
 * The messages this service owes. They are written in the transaction that made them true, and the relay sends them
 * after its commit, so nothing is announced that did not happen and nothing that happened stays unsaid.
 *
 * <p>Row ids are the order of sending. To make that the order of commits, per key, each writer holds the key's lock from
 * before its first row until its commit; but for words whose order means nothing to who hears them.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Outbox {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Bytes of a body that Kafka's usual limit of 1 MiB a message leaves room for. */
    private static final int LARGEST_BODY = 1_000_000;

    private final Database database;
    private final Ids ids;
    private final OutboxRelay relay;
    private final TransactionSynchronizationRegistry transaction;
    private final String source;
    private final Clock clock;

    Outbox(
            Database database,
            Ids ids,
            OutboxRelay relay,
            TransactionSynchronizationRegistry transaction,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.ids = ids;
        this.relay = relay;
        this.transaction = transaction;
        this.clock = clock;
        this.source = "/" + service;
    }

    /** Owes {@code event} to its own topic. */
    public void append(Event event) {
        append(EventType.of(event).topic(), List.of(event));
    }

    /**
     * Owes {@code events} to a lane of their producer's choice; returns their ids in order.
     *
     * @throws IllegalArgumentException when a body is over 1 000 000 bytes: Kafka would refuse it for ever, and with it
     *     everything owed after it
     */
    public List<UUID> append(Topic lane, List<? extends Event> events) {
        database.with(sql -> {
            for (var key : events.stream().map(Event::key).sorted().distinct().toList()) {
                sql.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", key.toString());
            }
            return sql;
        });
        return write(lane, events);
    }

    /**
     * Owes {@code events} of one type to its topic, before or after whatever else is owed under their keys: for words that count
     * by their stamp alone, whenever they are heard (DESIGN §2), and that many say of one key at once.
     */
    public void appendInAnyOrder(List<? extends Event> events) {
        if (!events.isEmpty()) {
            write(EventType.of(events.getFirst()).topic(), events);
        }
    }

    private List<UUID> write(Topic lane, List<? extends Event> events) {
        return database.with(sql -> {
            var insert = sql.prepareBatch(
                    "insert into outbox (topic, key, headers, body) values (:topic, :key, cast(:headers as jsonb), :body)");
            var given = events.stream()
                    .map(event -> {
                        var id = ids.next();
                        var message = EventCodec.encode(new Envelope<>(id, source, clock.instant(), event));
                        if (message.body().length > LARGEST_BODY) {
                            throw new IllegalArgumentException("too large to be sent: " + message);
                        }
                        insert.bind("topic", lane.wireName())
                                .bind("key", message.key())
                                .bind("headers", json(withTrace(message.headers(), event)))
                                .bind("body", message.body())
                                .add();
                        return id;
                    })
                    .toList();
            insert.execute();
            wakeRelayAfterCommit();
            return given;
        });
    }

    private static Map<String, String> withTrace(Map<String, String> headers, Event event) {
        var all = new HashMap<>(headers);
        all.putAll(Traces.headers(event));
        return all;
    }

    private void wakeRelayAfterCommit() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                relay.wake();
            }
        });
    }

    private static String json(Object headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written", e);
        }
    }
}
