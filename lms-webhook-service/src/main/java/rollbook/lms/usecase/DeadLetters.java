package rollbook.lms.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.lms.domain.ConnectionKind;

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

    /** Keeps one, unless it was taken meanwhile; whether it was kept. */
    boolean keep(UUID connectionId, String key, String type, String body, String why);

    /** Those after that one, by their age. */
    List<DeadLetter> after(long id, int limit);

    /** One, held until the transaction is over. */
    Optional<Whole> lock(long id);

    /** It was handled at last: what it says is forgotten here. */
    void release(long id);

    void failedAgain(long id, String why);
}
