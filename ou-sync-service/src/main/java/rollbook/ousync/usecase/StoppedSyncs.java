package rollbook.ousync.usecase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.domain.Trouble;

/** The syncs of all licenses that do not go on by themselves, for our staff. */
public interface StoppedSyncs {

    /**
     * One of them.
     *
     * @param trouble what the last run met; null where nothing is wrong
     * @param paused whether nobody joins or leaves by it, and {@code pausedByStaff} whether we said so
     * @param held how many people's removal waits for an approval (X28), and {@code heldSince} of the longest
     */
    record Stopped(
            UUID licenseId,
            @Nullable Trouble trouble,
            boolean paused,
            boolean pausedByStaff,
            int held,
            @Nullable Instant heldSince) {}

    /** Those that hold removals, pause, or met trouble; at most {@code limit}, the most people held first. */
    List<Stopped> list(int limit);
}
