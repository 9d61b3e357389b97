package rollbook.events;

import java.util.List;
import java.util.UUID;

/**
 * A fact: what one run of a Google sync found changed in one picked unit (R8, R9, R11), or a part of it. It counts as
 * said at {@code stamp}: whatever anybody said after that, during the run too, is later and wins (DESIGN §2).
 *
 * @param syncId the sync, which holds the license's {@code OU_SYNC} claim
 * @param runId the run, the batch of everybody it names; its messages share {@code stamp}
 * @param unitId Google's id of the unit, 1–128 characters; it outlives the unit's name and path (X7)
 * @param stamp microseconds since 1970 of the database clock, read before the run read its first page
 * @param joined 0–500 active users of the unit who have no grant of it yet
 * @param left 0–500 people whose grant of the unit ends; with {@code joined} 1–500 people
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
     * @param googleId the user's id at Google, 1–64 characters; it outlives a change of address and is never given to
     *     another
     * @param email their primary address at the time of the run, normalized by {@link EmailAddress}
     */
    public record Joined(String googleId, String email) {
        @Override
        public String toString() {
            return "Joined[hidden]";
        }
    }

    /**
     * Somebody whose grant of the unit ends, and why.
     *
     * @param googleId the user's id at Google, 1–64 characters
     */
    public record Left(String googleId, LeaveReason reason) {
        @Override
        public String toString() {
            return "Left[" + reason + "]";
        }
    }

    /** Why a directory no longer entitles somebody. */
    public enum LeaveReason {
        /** No longer under the unit, though still an active user (R9). */
        LEFT_UNIT,
        /** Suspended at Google, wherever they are (R11, X6). */
        SUSPENDED,
        /** Archived at Google (X6). */
        ARCHIVED,
        /** Deleted at Google. */
        DELETED
    }

    /** How many people it names, 1–500. */
    public int size() {
        return joined.size() + left.size();
    }

    /** Who acted: the sync itself, as nobody signed in stands behind a run. */
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public String toString() {
        return "OuMembershipChanged[" + licenseId + ", sync=" + syncId + ", run=" + runId + ", joined=" + joined.size()
                + ", left=" + left.size() + "]";
    }
}
