package rollbook.ousync.usecase;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.ousync.domain.DirectoryUser.Standing;

/**
 * Whom of the people a unit vouches for one reading of it found, and how they stand. A bit a person, so that a district of
 * half a million weighs no more than a school.
 */
final class UnitReading {
    private final BitSet active = new BitSet();
    private final BitSet suspended = new BitSet();
    private final BitSet archived = new BitSet();
    private final BitSet deleted = new BitSet();
    private int listed;
    private final Map<Standing, Integer> users = new EnumMap<>(Standing.class);

    /** A user asked for by id, who was passed over by the listing, stands so. */
    void stands(Standing standing, long no) {
        set(set(standing), Math.toIntExact(no));
    }

    private BitSet set(Standing standing) {
        return switch (standing) {
            case ACTIVE -> active;
            case SUSPENDED -> suspended;
            case ARCHIVED -> archived;
        };
    }

    /** A user was listed who is meant; {@code no} of their grant, or -1 where the unit does not vouch for them. */
    void found(Standing standing, long no) {
        users.merge(standing, 1, Integer::sum);
        set(set(standing), Math.toIntExact(no));
    }

    /** So many users were listed, meant or not. */
    void listed(int users) {
        listed += users;
    }

    private static void set(BitSet set, int bit) {
        if (bit >= 0) {
            set.set(bit);
        }
    }

    /** Google has no such user any more. */
    void isDeleted(long no) {
        deleted.set(Math.toIntExact(no));
    }

    boolean isAbsent(long no) {
        return !active.get(Math.toIntExact(no));
    }

    /** Why they are; LEFT_UNIT where they were not listed, which says neither where they are nor whether they are at all. */
    LeaveReason reason(long no) {
        var bit = Math.toIntExact(no);
        if (suspended.get(bit)) {
            return LeaveReason.SUSPENDED;
        }
        if (archived.get(bit)) {
            return LeaveReason.ARCHIVED;
        }
        return deleted.get(bit) ? LeaveReason.DELETED : LeaveReason.LEFT_UNIT;
    }

    /** Whether Google listed nobody. */
    boolean isEmpty() {
        return listed == 0;
    }

    /** How many of the users meant stand so. */
    int users(Standing standing) {
        return users.getOrDefault(standing, 0);
    }
}
