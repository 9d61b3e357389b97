package rollbook.license.inbound.rest;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.secret.Sealer;
import rollbook.license.usecase.MemberList;
import rollbook.license.usecase.MemberList.Order;
import rollbook.license.usecase.MemberList.Place;
import rollbook.license.usecase.MemberList.Query;

/** The query parameters of the members list. */
final class MemberFilter {
    private MemberFilter() {}

    /**
     * What is asked for.
     *
     * @throws ProblemException 400 naming the parameter that cannot be read
     */
    static Query query(List<String> statuses, @Nullable String method, @Nullable String text, @Nullable String sort) {
        return new Query(
                statuses(statuses),
                method == null ? null : named(EnrollmentMethod.class, "method", method),
                text(text),
                order(sort));
    }

    private static Set<MembershipStatus> statuses(List<String> asked) {
        if (asked.isEmpty()) {
            return EnumSet.copyOf(MemberList.SHOWN);
        }
        var statuses = EnumSet.noneOf(MembershipStatus.class);
        asked.forEach(status -> statuses.add(named(MembershipStatus.class, "status", status)));
        return statuses;
    }

    private static @Nullable String text(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        var text = q.strip().toLowerCase(Locale.ROOT);
        if (text.length() > Query.LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw refused("q", "1 to " + Query.LONGEST_TEXT + " characters of an address");
        }
        return text;
    }

    private static Order order(@Nullable String sort) {
        return switch (sort == null ? "address" : sort) {
            case "address" -> Order.ADDRESS;
            case "-address" -> Order.ADDRESS_DESCENDING;
            case "since" -> Order.SINCE;
            case "-since" -> Order.SINCE_DESCENDING;
            case "status" -> Order.STATUS;
            case "waiting" -> Order.WAITING;
            default -> throw refused("sort", "address, -address, since, -since, status or waiting");
        };
    }

    private static <E extends Enum<E>> E named(Class<E> type, String parameter, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refused(
                        parameter,
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .toList()));
    }

    /**
     * Where the page before ended; null for the first page.
     *
     * @throws ProblemException 400 for a cursor we did not give out for this license
     */
    static @Nullable Place after(Sealer sealer, UUID licenseId, @Nullable String cursor) {
        try {
            return Optional.ofNullable(cursor)
                    .map(given -> Place.parse(sealer.open(given, context(licenseId))))
                    .orElse(null);
        } catch (IllegalArgumentException e) { // which says what it could not open: nothing to pass on
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "This cursor was not given out by us.");
        }
    }

    /** The cursor of a place. It ends up in addresses and logs, and a place may name a person: it is sealed. */
    static String cursor(Sealer sealer, UUID licenseId, Place place) {
        return sealer.seal(place.text(), context(licenseId));
    }

    private static String context(UUID licenseId) {
        return "members/" + licenseId;
    }

    private static ProblemException refused(String parameter, String may) {
        return new ProblemException(CommonProblem.MALFORMED_REQUEST, "\"" + parameter + "\" is " + may + ".");
    }
}
