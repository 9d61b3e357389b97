package rollbook.lms.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.usecase.Deliveries.State;

/** Deliveries that were proved and could not be handled; each is kept whole, sealed, until it can be. */
public interface DeadLetters {

    /**
     * What may be said of one: nothing of what it says.
     *
     * @param type what its sender calls it
     * @param why kinds of exceptions and places of ours
     * @param tries how often it was tried again
     */
    record DeadLetter(
            long id, UUID connectionId, ConnectionKind kind, String type, Instant receivedAt, String why, int tries) {}

    /** One with what it says. */
    record Whole(DeadLetter letter, String body) {
        @Override
        public String toString() {
            return "Whole[" + letter.id() + "]";
        }
    }

    /**
     * One that our staff took out of the way.
     *
     * @param state what it is since: what came of its replay, or IGNORED
     * @param why a fixed word; DROPPED where it was dropped
     * @param by the account of whoever did
     * @param reason why it was dropped, in their words
     */
    record Handled(
            long id,
            UUID connectionId,
            ConnectionKind kind,
            String type,
            Instant receivedAt,
            State state,
            @Nullable String why,
            UUID by,
            Instant at,
            @Nullable String reason) {}

    /** Keeps one, unless it was taken meanwhile; whether it was kept. */
    boolean keep(UUID connectionId, String key, String type, String body, String why);

    /** Those after that one, by their age. */
    List<DeadLetter> after(long id, int limit);

    /** One, held until the transaction is over. */
    Optional<Whole> lock(long id);

    /** Those handled of late, after that one, by their age. */
    List<Handled> handledAfter(long id, int limit);

    /** It was handled at last: what it says is forgotten here. */
    void release(long id);

    /** Gives one up: what it says is forgotten, and it will not be handled. False: there is none of that number. */
    boolean drop(long id);

    /** Notes who took it out of the way. */
    void handledBy(long id, UUID account, @Nullable String reason);

    void failedAgain(long id, String why);
}
