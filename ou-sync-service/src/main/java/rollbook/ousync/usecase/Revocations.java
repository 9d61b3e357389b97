package rollbook.ousync.usecase;

import java.util.Optional;
import java.util.UUID;

/** Consents given up of which Google has not heard yet. */
public interface Revocations {

    /** One of them. */
    record Owed(long id, UUID licenseId, String googleId, String sealedToken) {
        @Override
        public String toString() {
            return "Owed[" + id + "]";
        }
    }

    void owe(UUID licenseId, String googleId, String sealedToken);

    /** The one owed longest. */
    Optional<Owed> next();

    /** Whether a sync reads with a consent of that account. */
    boolean isInUse(String googleId);

    void done(Owed owed);
}
