package rollbook.enrollment.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemTable;

/** What is refused about license keys and links. */
public enum CodeProblem implements ProblemTable {
    // spotless:off
    /** Unknown, mistyped, revoked, expired, used up, for other domains: nobody can tell which. */
    NO_SUCH_CODE         (404, "no-such-code",         "Nobody joins by this key or link. Check it, or ask for a new one.", null),
    TOO_MANY_GUESSES     (429, "too-many-guesses",     "Too many keys or links that are none; wait a few minutes.",        null),
    LINK_ONLY_ON_TEACHER (409, "link-only-on-teacher", "The license link exists on Teacher licenses only.",                "R32"),
    NO_CODE_NOW          (409, "no-code-now",          "There is none now; rotating makes a new one.",                     "R3"),
    INVALID_LIMITS       (422, "invalid-limits",       "It cannot be limited so.",                                         null),
    NO_TIME              (422, "no-such-time",         "Say since when, in the years 2000 to 2999.",                       null);
    // spotless:on

    private final Row row;

    CodeProblem(int status, String slug, String title, @Nullable String rule) {
        row = new Row(status, slug, title, rule);
    }

    @Override
    public Row row() {
        return row;
    }
}
