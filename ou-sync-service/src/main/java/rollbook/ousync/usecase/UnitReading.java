package rollbook.ousync.usecase;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.ousync.domain.DirectoryUser.Standing;

/**
 * Whom of the people a unit vouched for when its reading began that reading found, and how they stand. Whoever joined since
 * is none of them, and can be absent from no page that was read before. A number and four bits a person: a district of half a
 * million weighs four megabytes.
 */
final class UnitReading {
    private final long[] vouched;
    private final Map<Standing, BitSet> found = new EnumMap<>(Standing.class);
    private final BitSet deleted = new BitSet();
    private final Map<Standing, Integer> users = new EnumMap<>(Standing.class);

    /** Begins; {@code vouched} are the numbers of the grants, in their order. */
    UnitReading(long[] vouched) {
        this.vouched = vouched.clone();
        for (var standing : Standing.values()) {
            found.put(standing, new BitSet());
            users.put(standing, 0);
        }
    }

    /** A user was listed who is meant; {@code no} of their grant, or -1 where there is none. */
    void found(Standing standing, long no) {
        users.merge(standing, 1, Integer::sum);
        stands(standing, no);
    }

    /** A user stands so, listed or asked for by id. */
    void stands(Standing standing, long no) {
        mark(bits(standing), no);
    }

    /** Google has no such user any more. */
    void isDeleted(long no) {
        mark(deleted, no);
    }

    private void mark(BitSet bits, long no) {
        var place = place(no);
        if (place >= 0) {
            bits.set(place);
        }
    }

    /** Whether the unit vouched for them when this began, and no active user was found. */
    boolean isAbsent(long no) {
        var place = place(no);
        return place >= 0 && !bits(Standing.ACTIVE).get(place);
    }

    /** Why they are; LEFT_UNIT where they were not listed, which says neither where they are nor whether they are at all. */
    LeaveReason reason(long no) {
        var place = Math.max(0, place(no));
        if (bits(Standing.SUSPENDED).get(place)) {
            return LeaveReason.SUSPENDED;
        }
        if (bits(Standing.ARCHIVED).get(place)) {
            return LeaveReason.ARCHIVED;
        }
        return deleted.get(place) ? LeaveReason.DELETED : LeaveReason.LEFT_UNIT;
    }

    /** How many the unit vouched for when this began. */
    int vouched() {
        return vouched.length;
    }

    /** Whether Google listed nobody who is meant. */
    boolean isEmpty() {
        return users.values().stream().allMatch(count -> count == 0);
    }

    /** How many of the users meant stand so. */
    int users(Standing standing) {
        return users.getOrDefault(standing, 0);
    }

    private BitSet bits(Standing standing) {
        return found.getOrDefault(standing, deleted);
    }

    private int place(long no) {
        return Arrays.binarySearch(vouched, no);
    }
}
