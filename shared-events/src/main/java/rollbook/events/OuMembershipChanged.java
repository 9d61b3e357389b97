package rollbook.events;

import java.util.List;
import java.util.UUID;

/**
 * A fact: what one run of a Google sync found changed in one picked unit (R8, R9, R11). All of it was true at
 * {@code stamp}; a word that was spoken later by anybody counts more.
 *
 * @param syncId the sync, which holds the license's {@code OU_SYNC} claim
 * @param runId the run; the batch of everybody it names
 * @param unitId Google's id of the unit, which outlives its name and path (X7)
 * @param stamp microseconds since 1970 of the database clock, taken before the run read its first page
 * @param joined who is in the unit and has no grant of it yet
 * @param left who has a grant of the unit and is no longer in it; with {@code joined} 1–500 people
 */
public record OuMembershipChanged(
        UUID licenseId, UUID syncId, UUID runId, String unitId, long stamp, List<Joined> joined, List<Left> left)
        implements Event {

    public OuMembershipChanged {
        joined = List.copyOf(joined);
        left = List.copyOf(left);
    }

    /**
     * An active user of the unit.
     *
     * @param googleId the user's id at Google, which outlives a change of address and is never given to another
     * @param email their primary address now, normalized by {@link EmailAddress}
     */
    public record Joined(String googleId, String email) {
        @Override
        public String toString() {
            return "Joined[" + googleId + "]";
        }
    }

    /** Somebody whose grant of the unit ends, and why. */
    public record Left(String googleId, LeaveReason reason) {}

    /** Why a directory no longer entitles somebody. */
    public enum LeaveReason {
        /** Moved out of the unit. */
        LEFT_UNIT,
        SUSPENDED,
        ARCHIVED,
        DELETED
    }

    /** How many people it names. */
    public int size() {
        return joined.size() + left.size();
    }

    /** The sync's own act: nobody signed in stands behind a run. */
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public String toString() {
        return "OuMembershipChanged[" + licenseId + ", run=" + runId + ", unit=" + unitId + ", joined=" + joined.size()
                + ", left=" + left.size() + "]";
    }
}
