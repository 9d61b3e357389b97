package rollbook.license.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Grant;
import rollbook.license.domain.Membership;

/** Who is on which license and why: the projection. Written only under the license's lock. */
public interface Memberships {

    /** One person on one license. */
    record Key(UUID licenseId, UUID personId) {}

    /** A membership to store, with the address the list shows. */
    record Row(Key key, String address, Membership membership) {
        @Override
        public String toString() {
            return "Row[" + key + "]";
        }
    }

    /** A line of the members list; its grants are the live ones and a pending invite. */
    record Listed(UUID memberId, String address, MembershipStatus status, Instant since, List<Grant> grants) {
        @Override
        public String toString() {
            return "Listed[" + memberId + ", " + status + "]";
        }
    }

    /** The memberships of these people; who never was on the license is missing. */
    Map<Key, Membership> load(Collection<Key> keys);

    /** Stores all of these, each key once, in one statement. */
    void save(Collection<Row> rows);

    /** Up to {@code limit} people of a license who are on it or were offered it, by address, after that member. */
    List<Listed> list(UUID licenseId, @Nullable UUID after, int limit);
}
