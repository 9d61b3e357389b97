package rollbook.kit.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** Where a page begins and how long it is. The text of a cursor means nothing to a client, and stays true while rows change. */
public record Cursor(String after, int limit) {
    /** Rows a page has when the client does not say. */
    public static final int USUAL_LIMIT = 100;

    public static final int LARGEST_LIMIT = 500;

    /**
     * Reads the query parameters {@code cursor} and {@code limit}.
     *
     * @throws ProblemException 400 for a cursor we did not give out or a limit not within 1 to 500
     */
    public static Cursor of(@Nullable String cursor, @Nullable Integer limit) {
        var rows = limit == null ? USUAL_LIMIT : limit;
        if (rows < 1 || rows > LARGEST_LIMIT) {
            throw new ProblemException(
                    CommonProblem.MALFORMED_REQUEST, "The limit of a page is 1 to " + LARGEST_LIMIT + ".");
        }
        return new Cursor(cursor == null ? "" : decode(cursor), rows);
    }

    /**
     * The id the page begins after; a zero id at the beginning.
     *
     * @throws ProblemException 400 for a cursor we did not give out
     */
    public UUID afterId() {
        try {
            return after.isEmpty() ? new UUID(0, 0) : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
    }

    /**
     * The number the page begins after; 0 at the beginning.
     *
     * @throws ProblemException 400 for a cursor we did not give out
     */
    public int afterNumber() {
        try {
            return after.isEmpty() ? 0 : Integer.parseInt(after);
        } catch (NumberFormatException e) {
            throw notOurs();
        }
    }

    private static ProblemException notOurs() {
        return new ProblemException(CommonProblem.MALFORMED_REQUEST, "This cursor was not given out by us.");
    }

    static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            var position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (position.indexOf('\0') < 0) { // which PostgreSQL would not take
                return position;
            }
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
        throw notOurs();
    }
}
