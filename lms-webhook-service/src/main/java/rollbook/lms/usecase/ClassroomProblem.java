package rollbook.lms.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemTable;

/** What is refused of connections with Google Classroom. */
public enum ClassroomProblem implements ProblemTable {
    // spotless:off
    NOT_SET_UP       (503, "classroom-not-set-up",     "Google Classroom cannot be connected here yet.",                "R28"),
    NOT_CONNECTED    (404, "classroom-not-connected",  "You have not connected Google Classroom.",                      "R28"),
    NO_SUCH_ATTEMPT  (410, "no-such-authorization",    "This authorization is not under way here, or took over ten minutes; begin again.", null),
    CONSENT_REFUSED  (409, "google-consent-refused",   "The authorization was not given at Google.",                    "R28"),
    SCOPES_MISSING   (409, "google-scopes-missing",    "Something that is needed was not allowed at Google; tick everything and try again.", "R28"),
    NOT_YOUR_ACCOUNT (409, "not-your-google-account",  "This is not your own Google account; connect the one of your address here.", "X26"),
    UNPROVED         (401, "push-not-proved",          "The push does not come from our own subscription.",             null);
    // spotless:on

    private final Row row;

    ClassroomProblem(int status, String slug, String title, @Nullable String rule) {
        row = new Row(status, slug, title, rule);
    }

    @Override
    public Row row() {
        return row;
    }
}
