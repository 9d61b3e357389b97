package rollbook.license.usecase;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who waits for a seat, in the order in which seats are given: the order of the license's decisions (RULES §4). */
public interface WaitingList {

    /**
     * Somebody who waits.
     *
     * @param address as the members list shows it; absent of somebody known by none
     * @param turn the decision that made them wait: who has a lower one is before them
     */
    record Turn(UUID memberId, @Nullable String address, long turn) {
        @Override
        public String toString() {
            return "Turn[" + memberId + ", " + turn + "]";
        }
    }

    /** The next {@code limit} after the first {@code after} of them. */
    List<Turn> list(UUID licenseId, int after, int limit);

    /** Up to {@code limit} whose turn is later than {@code after}, but not later than {@code upTo}. */
    List<Turn> between(UUID licenseId, long after, long upTo, int limit);

    /** Those of these people who wait. */
    List<Turn> of(UUID licenseId, Collection<UUID> memberIds);
}
