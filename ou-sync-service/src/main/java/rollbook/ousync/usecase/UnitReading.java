package rollbook.ousync.usecase;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.ousync.domain.DirectoryUser.Standing;

/**
 * Whom of the people a unit vouched for when its reading began that reading found, and how they stand. Whoever joined since
 * is none of them, and can be absent from no page that was read before. A few bits a person: half a million who joined one
 * after the other weigh half a megabyte.
 */
final class UnitReading {
    private final NumberPlaces vouched = new NumberPlaces();
    private final Map<Standing, BitSet> found = new EnumMap<>(Standing.class);
    private final BitSet deleted = new BitSet();
    private final Map<Standing, Integer> users = new EnumMap<>(Standing.class);

    UnitReading() {
        for (var standing : Standing.values()) {
            found.put(standing, new BitSet());
            users.put(standing, 0);
        }
    }

    /** The unit vouches for the grant of that number as this begins; said of each, in their order, before anybody is found. */
    void vouches(long no) {
        vouched.add(no);
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
        var place = vouched.of(no);
        if (place >= 0) {
            bits.set(place);
        }
    }

    /** The numbers of those the unit vouched for when this began and no active user was found of, in their order. */
    LongStream absent() {
        var active = bits(Standing.ACTIVE);
        return vouched.all().filter(place -> !active.get(place)).mapToLong(vouched::number);
    }

    /** Why they are; LEFT_UNIT where they were not listed, which says neither where they are nor whether they are at all. */
    LeaveReason reason(long no) {
        var place = Math.max(0, vouched.of(no));
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
        return vouched.size();
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
}
