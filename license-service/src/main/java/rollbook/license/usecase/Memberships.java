package rollbook.license.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Grant;
import rollbook.license.domain.Membership;

/** Who is on which license and why: the projection. Written only under the license's lock. */
public interface Memberships {

    /** One person on one license. */
    record Key(UUID licenseId, UUID personId) {}

    /** A membership to store, with the address the list shows. */
    record Row(Key key, String address, Membership membership, MembershipStatus before) {}

    /** A line of the members list. */
    record Listed(UUID memberId, String address, MembershipStatus status, Instant since, List<Grant> grants) {}

    /** The memberships of these people; who never was on the license is missing. */
    Map<Key, Membership> load(Collection<Key> keys);

    /** Stores all of these, each key once, in one statement. */
    void save(Collection<Row> rows);

    /** Up to {@code limit} people of a license who are on it or were offered it, by address, after {@code after}. */
    List<Listed> list(UUID licenseId, String after, int limit);
}
