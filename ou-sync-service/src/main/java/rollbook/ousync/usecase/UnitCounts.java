package rollbook.ousync.usecase;

import java.util.Map;
import java.util.UUID;

/** How many users the units of a license's directory have, as last counted. */
public interface UnitCounts {

    /**
     * Of one unit alone, without those under it.
     *
     * @param active who would be synced, {@code inactive} suspended or archived
     */
    record Count(int active, int inactive) {
        Count plus(Count other) {
            return new Count(active + other.active, inactive + other.inactive);
        }
    }

    /** By unit; of one without users there is none. */
    Map<String, Count> of(UUID licenseId);

    /** Replaces them. */
    void keep(UUID licenseId, Map<String, Count> counts);
}
