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
     */
    record Standing(Set<String> approved, Set<String> waiting) {
        public Standing {
            approved = Set.copyOf(approved);
            waiting = Set.copyOf(waiting);
        }
    }

    Standing standing(UUID licenseId, String unitId, Collection<String> googleIds);

    /** Holds these, or notes that that run found them absent still; a cause given before stands. */
    void hold(UUID licenseId, UUID runId, HoldCause cause, List<Absent> people);

    /** These are held no more: they have left. */
    void release(UUID licenseId, String unitId, Collection<String> googleIds);

    /** Whom that run, which read these units completely, did not find absent is held no more: they are back. */
    void keepOnly(UUID licenseId, UUID runId, Collection<String> units);

    /** Approves the leaving of these people, or of everybody held by then; returns how many. */
    int approve(UUID licenseId, UUID account, @Nullable Collection<String> googleIds, Instant heldBy);

    int count(UUID licenseId);

    /** Who is held, by unit and Google id, after that place. */
    List<Held> list(UUID licenseId, @Nullable Absent after, int limit);
}
