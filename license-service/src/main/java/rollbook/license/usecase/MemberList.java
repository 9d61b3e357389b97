package rollbook.license.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Membership;

/** The projection as people read it, as fast at a million members as at a thousand. */
public interface MemberList {

    /** In which order the list comes; ties and the addressless by member id. */
    enum Order {
        ADDRESS,
        ADDRESS_DESCENDING,
        SINCE,
        SINCE_DESCENDING,
        /** By status as {@link #SHOWN} has them, then by address. */
        STATUS,
        /** Those who wait by their turn, then the others by address. */
        WAITING
    }

    /** The statuses shown where nobody asks for others, in their order: everybody who is on the license or nearly is. */
    List<MembershipStatus> SHOWN = List.of(
            MembershipStatus.MEMBER,
            MembershipStatus.WAITING,
            MembershipStatus.INVITED,
            MembershipStatus.DECLINED,
            MembershipStatus.EXPIRED,
            MembershipStatus.KEPT_OUT);

    /**
     * What is asked for.
     *
     * @param statuses any of these; never empty
     * @param method with a live grant or a pending invite by it; null = whatever
     * @param text what the address contains, or begins with where {@link #searchesInside} says no; lower-case; null = whatever
     */
    record Query(
            Set<MembershipStatus> statuses,
            @Nullable EnrollmentMethod method,
            @Nullable String text,
            Order order) {

        /** The most characters an address has. */
        public static final int LONGEST_TEXT = 254;

        private static final int FEWEST_INSIDE = 3;

        public Query {
            statuses = Set.copyOf(statuses);
        }

        /** Whether the text is enough to look for it inside addresses: three letters or digits in a row. */
        public boolean searchesInside() {
            var inRow = 0;
            for (var i = 0; text != null && i < text.length() && inRow < FEWEST_INSIDE; i++) {
                inRow = Character.isLetterOrDigit(text.charAt(i)) ? inRow + 1 : 0;
            }
            return inRow == FEWEST_INSIDE;
        }

        @Override
        public String toString() {
            return "Query[" + statuses + ", " + method + ", " + order + "]";
        }
    }

    /**
     * A line of the list.
     *
     * @param address absent of somebody known by none
     * @param since when this status began
     * @param membership why; it knows the license's ended sources
     * @param turn while waiting: the decision that made them wait; otherwise 0
     */
    record Listed(
            UUID memberId,
            @Nullable String address,
            MembershipStatus status,
            Instant since,
            Membership membership,
            long turn) {
        @Override
        public String toString() {
            return "Listed[" + memberId + ", " + status + "]";
        }
    }

    /** Up to {@code limit} lines in the query's order, after that line whether it is still there or not. */
    List<Listed> list(UUID licenseId, Query query, @Nullable Place after, int limit);

    /** The line of one member. */
    Optional<Listed> find(UUID licenseId, UUID memberId);

    /**
     * The places in the waiting line, 1-based, of those whose turns these are.
     *
     * @param deepest places beyond it are not counted and are missing
     */
    Map<Long, Integer> places(UUID licenseId, Collection<Long> turns, int deepest);

    /**
     * Where a page ended: enough of its last line to go on after it, though it may be gone by then.
     *
     * @param address null of the addressless
     */
    record Place(MembershipStatus status, @Nullable String address, Instant since, long turn, UUID memberId) {

        /** The place of a line. */
        public static Place of(Listed line) {
            return new Place(line.status(), line.address(), line.since(), line.turn(), line.memberId());
        }

        /** As a text, for a cursor. It holds an address: seal it. */
        public String text() {
            return String.join("\n", status.name(), since.toString(), Long.toString(turn), memberId.toString())
                    + (address == null ? "" : "\n" + address);
        }

        /**
         * The place such a text says.
         *
         * @throws IllegalArgumentException when it is no such text
         */
        public static Place parse(String text) {
            var fields = text.split("\n", 5);
            if (fields.length < 4) {
                throw new IllegalArgumentException("not the place of a line");
            }
            return new Place(
                    MembershipStatus.valueOf(fields[0]),
                    fields.length == 4 ? null : fields[4],
                    Instant.parse(fields[1]),
                    Long.parseLong(fields[2]),
                    UUID.fromString(fields[3]));
        }

        @Override
        public String toString() {
            return "Place[" + memberId + "]";
        }
    }
}
