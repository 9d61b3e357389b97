package rollbook.license.usecase;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.EndedSource;
import rollbook.license.domain.Membership;

/** Who is on which license and why: the projection. Written only under the license's lock. */
public interface Memberships {

    /** One person on one license. */
    record Key(UUID licenseId, UUID personId) {}

    /**
     * One line of the projection.
     *
     * @param address what the list shows; absent of somebody known by none
     * @param status what fold and seats made of it
     * @param waitingSeq while waiting: the decision that made them wait, which is their turn; otherwise 0
     */
    record Row(Key key, @Nullable String address, Membership membership, MembershipStatus status, long waitingSeq) {

        /** The same person, standing differently. */
        Row with(Membership other, MembershipStatus otherStatus, long turn) {
            return new Row(key, address, other, otherStatus, turn);
        }

        /** The same, shown under another address. */
        Row at(@Nullable String other) {
            return new Row(key, other == null ? address : other, membership, status, waitingSeq);
        }

        @Override
        public String toString() {
            return "Row[" + key + ", " + status + "]";
        }
    }

    /** The lines of these people; who never was on the license is missing. */
    Map<Key, Row> load(Collection<Key> keys);

    /** The licenses each of these people has a line on, in order. */
    Map<UUID, List<UUID>> licensesOf(Collection<UUID> personIds);

    /** Stores the lines of people who had none on their license, which is locked. */
    void add(Collection<Row> rows);

    /** Stores all of these, each key once, in one statement. */
    void save(Collection<Row> rows);

    /** Takes away the lines of somebody who turned out to be somebody else. */
    void delete(Collection<Key> keys);

    /** The next {@code limit} of those who wait, in the order of the license's decisions. */
    List<Row> waiting(UUID licenseId, int limit);

    /** Up to {@code limit} people with a grant of any of these sources, in id order, after {@code after}. */
    List<Row> grantedBy(UUID licenseId, Collection<EndedSource> sources, UUID after, int limit);

    /** The sources of each license that ended as a whole. */
    Map<UUID, Map<EndedSource, Long>> ended(Collection<UUID> licenseIds);

    /** Notes that a source ended; a later end of the same stays. */
    void end(UUID licenseId, EndedSource source, long stamp);
}
