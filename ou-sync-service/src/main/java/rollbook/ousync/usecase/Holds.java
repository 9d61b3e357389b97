package rollbook.ousync.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.ousync.domain.HoldCause;

/** People absent from the directory who stay until somebody approves their leaving (X7, X28). */
public interface Holds {

    /** Somebody to hold, or held. */
    record Absent(String unitId, String googleId, @Nullable String email, LeaveReason reason) {
        @Override
        public String toString() {
            return "Absent[" + reason + "]";
        }
    }

    /**
     * Somebody held.
     *
     * @param approvedAt null unless approved within the last 24 hours
     */
    record Held(
            Absent who,
            HoldCause cause,
            Instant heldAt,
            @Nullable Instant approvedAt) {}

    /**
     * Of some users of a unit those who are held.
     *
     * @param approved those whose leaving is approved, within the last 24 hours
     * @param waiting the others
     * @param ofEmpty whether some of those wait for their unit's having been empty, {@code open} whether some for another cause
     */
    record Standing(Set<String> approved, Set<String> waiting, boolean open, boolean ofEmpty) {
        public Standing {
            waiting = Set.copyOf(waiting);
            approved = Set.copyOf(approved);
        }
    }

    Standing standing(UUID licenseId, String unitId, Collection<String> googleIds);

    /** Holds these, or notes that that run found them absent still; a cause given before stands. */
    void hold(UUID licenseId, UUID runId, HoldCause cause, List<Absent> people);

    /** These are held no more: they have left. */
    void release(UUID licenseId, String unitId, Collection<String> googleIds);

    /**
     * Whom that run did not find absent is held no more: they are back, or their unit is picked no more.
     *
     * @param read the units it read completely, {@code picked} all it was to read
     */
    void keepOnly(UUID licenseId, UUID runId, Collection<String> read, Collection<String> picked);

    /** These units are picked no more. */
    void forget(UUID licenseId, Collection<String> units);

    /**
     * An admin committed that the people leave whom that plan takes from these units: they do with the next run that finds them
     * absent, and are held by nothing.
     */
    void approveBeforehand(UUID licenseId, UUID account, UUID batchId, UUID planId, Collection<String> units);

    /** Approves the leaving of these people, or of everybody held by then; returns how many. */
    int approve(UUID licenseId, UUID account, @Nullable Collection<String> googleIds, Instant heldBy);

    int count(UUID licenseId);

    /** Whether somebody of these units waits for another cause than their unit's having been empty, and is still on by it. */
    boolean isOpen(UUID licenseId, Collection<String> units);

    /** Who is held, by unit and Google id, after that place. */
    List<Held> list(UUID licenseId, @Nullable Absent after, int limit);
}
