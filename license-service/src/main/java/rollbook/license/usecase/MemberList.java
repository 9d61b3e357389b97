package rollbook.license.usecase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Grant;

/** The projection as people read it, fast at a million members. */
public interface MemberList {

    /** A line of the members list; its grants are the live ones and a pending invite. */
    record Listed(UUID memberId, @Nullable String address, MembershipStatus status, Instant since, List<Grant> grants) {
        @Override
        public String toString() {
            return "Listed[" + memberId + ", " + status + "]";
        }
    }

    /** Up to {@code limit} people of a license who are on it or were offered it, by address, after that member. */
    List<Listed> list(UUID licenseId, @Nullable UUID after, int limit);
}
