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

    /** Owed from now on. */
    void owe(UUID licenseId, String googleId, String sealedToken);

    /** Owed in ten minutes, unless it is {@link #kept} by then; its number. */
    long oweUnlessKept(UUID licenseId, String googleId, String sealedToken);

    /** It is not owed. False: it was revoked by now. */
    boolean kept(long id);

    /** It is not kept: owed from now on. */
    void oweNow(long id);

    /** The one that is due longest by now. */
    Optional<Owed> next();

    /** Google did not take it: the others' turn is first. After seven days it is owed no more: what it is worth is long over. */
    void putOff(Owed owed);

    /** Whether a sync reads with a consent of that account. */
    boolean isInUse(String googleId);

    void done(Owed owed);
}
