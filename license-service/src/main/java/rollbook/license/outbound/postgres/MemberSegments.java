package rollbook.license.outbound.postgres;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import rollbook.events.MembershipStatus;
import rollbook.license.usecase.MemberList.Order;
import rollbook.license.usecase.MemberList.Place;

/**
 * A members list as the stretches it is made of, one after the other: each is a stretch of one index for each of its
 * statuses, merged.
 *
 * @param statuses never empty
 */
record MemberSegments(Set<MembershipStatus> statuses, Key key, boolean descending) {

    /** What a stretch is ordered by. */
    enum Key {
        /** The address, of those who have one. */
        ADDRESS("address"),
        /** Nothing but the id, of those without address. */
        NO_ADDRESS("address"),
        /** When the status began. */
        SINCE("since"),
        /** The turn of those who wait. */
        TURN("waiting_seq");

        final String column;

        Key(String column) {
            this.column = column;
        }
    }

    /** All stretches of a list. */
    static List<MemberSegments> of(Order order, Set<MembershipStatus> statuses) {
        return switch (order) {
            case ADDRESS -> byAddress(statuses, false);
            case ADDRESS_DESCENDING -> byAddress(statuses, true);
            case SINCE -> List.of(new MemberSegments(statuses, Key.SINCE, false));
            case SINCE_DESCENDING -> List.of(new MemberSegments(statuses, Key.SINCE, true));
            case STATUS ->
                EnumSet.copyOf(statuses).stream()
                        .flatMap(status -> byAddress(Set.of(status), false).stream())
                        .toList();
            case WAITING -> waitingFirst(statuses);
        };
    }

    private static List<MemberSegments> byAddress(Set<MembershipStatus> statuses, boolean descending) {
        return List.of(
                new MemberSegments(statuses, Key.ADDRESS, descending),
                new MemberSegments(statuses, Key.NO_ADDRESS, false));
    }

    private static List<MemberSegments> waitingFirst(Set<MembershipStatus> statuses) {
        var segments = new ArrayList<MemberSegments>();
        var others = EnumSet.copyOf(statuses);
        if (others.remove(MembershipStatus.WAITING)) {
            segments.add(new MemberSegments(Set.of(MembershipStatus.WAITING), Key.TURN, false));
        }
        if (!others.isEmpty()) {
            segments.addAll(byAddress(others, false));
        }
        return segments;
    }

    /** Whether a line that stood at that place stood in this stretch. */
    boolean held(Place place) {
        return statuses.contains(place.status())
                && switch (key) {
                    case ADDRESS -> place.address() != null;
                    case NO_ADDRESS -> place.address() == null;
                    case SINCE, TURN -> true;
                };
    }

    /** The order as SQL has it. */
    String orderBy() {
        return descending ? key.column + " desc, person_id desc" : key.column + ", person_id";
    }
}
