package rollbook.lms.usecase;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Deliveries of Google Classroom to be confirmed by asking Google; each is kept sealed until it is. */
public interface Confirmations {

    /**
     * One of them.
     *
     * @param tries how often it was tried, this time included
     */
    record Confirming(long id, UUID connectionId, String body, int tries) {
        @Override
        public String toString() {
            return "Confirming[" + id + "]";
        }
    }

    /** Keeps what it says; it is due at once. In the transaction that notes the delivery as CONFIRMING. */
    void keep(long id, UUID connectionId, String body);

    /** One that is due; nobody else gets it for that long. */
    Optional<Confirming> take(Duration lease);

    /** Holds it until the transaction is over; false: somebody else concluded it. */
    boolean hold(Confirming confirming);

    /** It is concluded: what it says is forgotten. */
    void release(long id);

    void tryAgain(long id, Duration in);

    /** It becomes a dead letter. */
    void giveUp(long id, String why);

    /** A dead letter is tried from the beginning again. */
    void revive(long id);

    /** All of a connection are due at once. */
    void allDue(UUID connectionId);
}
