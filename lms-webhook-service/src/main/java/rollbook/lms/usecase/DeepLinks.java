package rollbook.lms.usecase;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Teachers about to name an assignment: what our answer to their platform needs, for an hour, once; and then the answer, as
 * long as the platform takes it.
 */
public interface DeepLinks {

    /**
     * One of them.
     *
     * @param returnUrl as the platform's own token said
     * @param data echoed
     * @param makerEmail normalized
     */
    record Request(
            UUID connectionId,
            String returnUrl,
            @Nullable String data,
            boolean lineItem,
            @Nullable String title,
            String makerSubject,
            @Nullable String makerEmail) {
        @Override
        public String toString() {
            return "Request[" + connectionId + "]";
        }
    }

    /**
     * What one came to.
     *
     * @param answer for the platform, signed
     */
    record Answered(UUID connectionId, UUID assignmentId, String returnUrl, String answer) {
        @Override
        public String toString() {
            return "Answered[" + assignmentId + "]";
        }
    }

    void keep(String token, Request request);

    /** Takes it away, once; whoever else wants it waits until the transaction is over. */
    Optional<Request> take(String token);

    /** Keeps the answer to one that was taken, for that long. */
    void keep(String token, Answered answered, Duration goodFor);

    /** The answer to one that was taken. */
    Optional<Answered> answered(String token);

    void forgetOld();
}
