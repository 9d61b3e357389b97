package rollbook.lms.usecase;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Teachers about to name an assignment: what our answer to their platform needs, for an hour, once. */
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

    void keep(String token, Request request);

    /** Takes it away, once. */
    Optional<Request> take(String token);

    void forgetOld();
}
