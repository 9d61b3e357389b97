package rollbook.ousync.usecase;

import java.util.Optional;
import java.util.UUID;

/** Authorizations under way: begun here, answered by Google's redirect. */
public interface Attempts {

    /**
     * One of them.
     *
     * @param account who began it, signed in here as {@code email}
     * @param verifier the secret of its PKCE challenge
     */
    record Attempt(UUID licenseId, UUID account, String email, String verifier) {
        @Override
        public String toString() {
            return "Attempt[" + licenseId + "]";
        }
    }

    /** Keeps it for ten minutes under that state. */
    void begin(String state, Attempt attempt);

    /** The attempt of that state, once; empty: there is none, or it is too old. */
    Optional<Attempt> take(String state);
}
