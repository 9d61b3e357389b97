package rollbook.invite.usecase;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Since when the invites' time stands still, license by license. */
public interface LicenseTimes {

    /**
     * Writes what revision {@code revision} of a license says, unless a later one was heard: from a moment on it is frozen, or
     * it lives again. Then its open invites run out later by as long as they stood still.
     *
     * @param frozenAt null = it lives
     * @param at when the license became so
     */
    void keep(UUID licenseId, long revision, @Nullable Instant frozenAt, Instant at);
}
