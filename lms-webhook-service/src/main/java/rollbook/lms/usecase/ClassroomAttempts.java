package rollbook.lms.usecase;

import java.util.Optional;
import java.util.UUID;

/** Teachers on the way to Google and back. */
public interface ClassroomAttempts {

    /**
     * One of them.
     *
     * @param account who set out, signed in here as {@code email}
     * @param verifier the secret of the PKCE challenge
     */
    record Attempt(UUID account, String email, String verifier) {
        @Override
        public String toString() {
            return "Attempt[hidden]";
        }
    }

    /** Keeps it for ten minutes under that state. */
    void begin(String state, Attempt attempt);

    /** The attempt of that state, once; empty: there is none, or it is too old. */
    Optional<Attempt> take(String state);
}
