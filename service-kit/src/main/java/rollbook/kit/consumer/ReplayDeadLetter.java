package rollbook.kit.consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import rollbook.events.Envelope;
import rollbook.events.EventCodec;
import rollbook.events.EventMessage;
import rollbook.events.UnreadableEventException;
import rollbook.kit.failure.FailureText;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/**
 * Offers a dead letter to its consumer again: after a repair of what could not read or handle it. It has its effect and
 * is put out of the way in one transaction, so once; of a message one part of which failed, that part alone.
 */
@ApplicationScoped
public class ReplayDeadLetter {
    private static final Logger LOG = Logger.getLogger(ReplayDeadLetter.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final List<EventConsumer> consumers;
    private final ConsumedEvents consumed;
    private final Database database;

    ReplayDeadLetter(@All List<EventConsumer> consumers, ConsumedEvents consumed, Database database) {
        this.consumers = List.copyOf(consumers);
        this.consumed = consumed;
        this.database = database;
    }

    private record Kept(String consumer, @Nullable Integer part, EventMessage message) {}

    /**
     * Replays one; of two at once one does.
     *
     * @param by the account of whoever asks for it
     * @throws ProblemException 404 when none of that number waits; 409 when it still cannot be read, or fails again; 503
     *     when something it needs is away
     */
    public void replay(long id, UUID by) {
        var consumer = consumerOf(id);
        try {
            Database.through(consumer.pool(), () -> database.inTransaction(() -> handle(consumer, id, by)));
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("consumer=%s deadLetter=%d: its replay failed: %s", consumer.name(), id, FailureText.of(e));
            if (TransientFailures.isTransient(e)) {
                throw new ProblemException(CommonProblem.UNAVAILABLE);
            }
            failedAgain(id, e);
            throw new ProblemException(DeadLetterProblem.FAILED_AGAIN);
        }
    }

    private EventConsumer consumerOf(long id) {
        var name = database.with(
                sql -> sql.select("select consumer from dead_letter where id = ? and handled_at is null", id)
                        .mapTo(String.class)
                        .findOne());
        return name.flatMap(wanted -> consumers.stream()
                        .filter(consumer -> consumer.name().equals(wanted))
                        .findFirst())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private boolean handle(EventConsumer consumer, long id, UUID by) {
        var kept = lock(id);
        var envelope = read(kept);
        var part = kept.part();
        var due = part == null
                ? envelope
                : new Envelope<>(
                        envelope.id(), envelope.source(), envelope.time(), consumer.only(envelope.event(), part));
        if (!replayedBefore(id, kept, envelope.id())) {
            consumed.firstSeen(consumer.name(), Set.of(envelope.id()));
            Offer.to(consumer, List.of(Delivery.whole(due)), database);
        }
        return database.with(sql -> sql.execute("""
                        update dead_letter set body = null, handled_by = ?, handled_at = clock_timestamp() where id = ?
                        """, by, id)) == 1;
    }

    private Kept lock(long id) {
        return database.with(sql -> sql.select("""
                        select consumer, part, key, headers, body from dead_letter
                        where id = ? and handled_at is null for update
                        """, id)
                .map((row, _) -> new Kept(
                        row.getString("consumer"),
                        row.getObject("part", Integer.class),
                        new EventMessage(
                                row.getString("key"), headers(row.getString("headers")), row.getBytes("body"))))
                .findOne()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)));
    }

    private static Envelope<?> read(Kept kept) {
        try {
            return EventCodec.decode(kept.message())
                    .orElseThrow(() -> new ProblemException(
                            DeadLetterProblem.STILL_UNREADABLE, "Its type is not known to this version."));
        } catch (UnreadableEventException e) {
            throw new ProblemException(DeadLetterProblem.STILL_UNREADABLE, e.getMessage());
        }
    }

    /** The same message may have come twice, and died twice. */
    private boolean replayedBefore(long id, Kept kept, UUID eventId) {
        return database.with(sql -> sql.createQuery("""
                        select exists (select from dead_letter
                          where consumer = :consumer and id <> :id and part is not distinct from :part
                            and headers ->> 'ce_id' = :event and handled_at is not null and handled_text is null)
                        """)
                .bind("consumer", kept.consumer())
                .bind("id", id)
                .bind("part", kept.part())
                .bind("event", eventId.toString())
                .mapTo(Boolean.class)
                .one());
    }

    private void failedAgain(long id, Throwable failure) {
        var error = DeadLetters.describe(failure);
        database.with(sql -> sql.execute(
                "update dead_letter set tries = tries + 1, error = ? where id = ? and handled_at is null", error, id));
    }

    private static Map<String, String> headers(String json) {
        try {
            return JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the headers of a dead letter cannot be read", e);
        }
    }
}
