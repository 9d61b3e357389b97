package rollbook.google;

import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemTable;

/** Why Google's answer to an authorization cannot be gone on with. */
public enum GoogleProblem implements ProblemTable {
    // spotless:off
    REFUSED    (409, "google-refused",    "Google does not take this authorization any more: begin it anew.", "R6"),
    NO_TOKEN   (409, "google-no-token",   "Google gave no lasting authorization: remove Rollbook from the connections of your Google account, then authorize again.", "R6"),
    UNVERIFIED (409, "google-unverified", "Google does not vouch for the address of this account: authorize with another.", "X24"),
    AWAY       (503, "google-away",       "Google is not to be had for the moment; try again shortly.", null);
    // spotless:on

    private final Row row;

    GoogleProblem(int status, String slug, String title, @Nullable String rule) {
        row = new Row(status, slug, title, rule);
    }

    @Override
    public Row row() {
        return row;
    }
}
