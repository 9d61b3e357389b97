package rollbook.invite.inbound.rest;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.invite.domain.InviteState;
import rollbook.invite.usecase.InviteLists.Place;
import rollbook.kit.paging.Cursor;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** What is asked of a list of invites. */
final class InviteQuery {
    private static final int LONGEST_TEXT = 254;

    private InviteQuery() {}

    /**
     * The states asked for; none = all.
     *
     * @throws ProblemException 400 for one that does not exist
     */
    static Set<InviteState> states(List<String> asked) {
        var states = EnumSet.noneOf(InviteState.class);
        for (var name : asked) {
            states.add(Arrays.stream(InviteState.values())
                    .filter(state -> state.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> refused("state", "one of " + List.of(InviteState.values()))));
        }
        return states;
    }

    /**
     * Part of an address, in lower case.
     *
     * @throws ProblemException 400 for one that is longer than an address or holds control characters
     */
    static @Nullable String text(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        var text = q.strip().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw refused("q", "1 to " + LONGEST_TEXT + " characters of an address");
        }
        return text;
    }

    /**
     * A moment, as ISO 8601 has it.
     *
     * @throws ProblemException 400 for anything else
     */
    static @Nullable Instant moment(@Nullable String offeredBefore) {
        try {
            return offeredBefore == null ? null : Instant.parse(offeredBefore);
        } catch (DateTimeParseException e) {
            throw refused("offeredBefore", "a moment such as 2026-11-25T10:00:00Z");
        }
    }

    /**
     * Where the page before ended; null for the first.
     *
     * @throws ProblemException 400 for a cursor we did not give out
     */
    static @Nullable Place place(Cursor cursor) {
        if (cursor.after().isEmpty()) {
            return null;
        }
        var parts = cursor.after().split("/", -1);
        try {
            return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "This cursor was not given out by us.");
        }
    }

    private static ProblemException refused(String parameter, String may) {
        return new ProblemException(CommonProblem.MALFORMED_REQUEST, "\"" + parameter + "\" is " + may + ".");
    }
}
