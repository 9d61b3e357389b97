package rollbook.lms.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemTable;

/** What the API of connections and assignments refuses, beyond what any API does. */
public enum ConnectionProblem implements ProblemTable {
    // spotless:off
    NO_DEPLOYMENT     (422, "no-deployment",       "Give the client id and the deployment id your learning platform shows, each of 1 to 255 characters.", "R28"),
    UNKNOWN_ISSUER    (422, "unknown-issuer",      "Give the issuer of your learning platform, and its three URLs, all beginning with https.", "R28"),
    URLS_ARE_KNOWN    (422, "urls-are-known",      "The URLs of this platform are known; leave them out.",                "R28"),
    UNREACHABLE_URL   (422, "url-not-called",      "An address given is not one to call.",                               "R28"),
    OTHER_URLS        (409, "registered-otherwise", "This client is registered with other URLs.",                        "R28"),
    CONNECTED_ALREADY (409, "deployment-connected", "This deployment is connected already.",                             "X27"),
    NO_ROOT_ACCOUNT   (422, "no-root-account",     "Give the UUID of your Canvas root account: 20 to 64 letters and digits.", "R28"),
    NO_CONSUMER_KEY   (422, "no-consumer-key",     "Give the consumer key and the consumer secret Schoology shows, each of 1 to 255 characters.", "R28"),
    TESTED_JUST_NOW   (429, "tested-just-now",     "This was tested five times within a minute; try again shortly.",    "R28"),
    STAFF_ONLY        (403, "staff-only",          "Our staff may confirm a connection; otherwise the first visit of the license's admin does, from a course.", "§2"),
    NOT_TO_CHOOSE     (409, "nothing-to-choose",   "The license of this assignment is settled already, or is not its maker's to choose.", "X27"),
    NOT_YOUR_LICENSE  (422, "not-your-license",    "Choose one of the licenses you are on, live and with LMS enrollment switched on.", "X27");
    // spotless:on

    private final Row row;

    ConnectionProblem(int status, String slug, String title, @Nullable String rule) {
        row = new Row(status, slug, title, rule);
    }

    @Override
    public Row row() {
        return row;
    }
}
