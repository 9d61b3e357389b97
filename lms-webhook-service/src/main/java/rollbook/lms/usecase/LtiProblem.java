package rollbook.lms.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemTable;

/** Why a login or launch is not gone on with. Shown to a browser as a page. */
public enum LtiProblem implements ProblemTable {
    // spotless:off
    LOGIN_MALFORMED    (400, "lti-login-malformed",    "Your learning platform's request to sign in cannot be read.", null),
    UNKNOWN_PLATFORM   (404, "lti-unknown-platform",   "This learning platform is not connected to Rollbook: ask your license admin to connect it.", "R28"),
    WHICH_REGISTRATION (400, "lti-which-client",       "Your learning platform does not say as which client it knows Rollbook.", "R28"),
    PLATFORM_REFUSED   (400, "lti-platform-refused",   "Your learning platform did not sign you in: go back to the course and try again.", null),
    NOT_BEGUN          (401, "lti-launch-not-begun",   "This launch is over five minutes old, or was used: go back to the course and open the assignment again.", null),
    TOKEN_MALFORMED    (400, "lti-token-malformed",    "What your learning platform sent cannot be read.", null),
    TOKEN_REFUSED      (401, "lti-token-refused",      "What your learning platform sent proves nothing.", null),
    UNKNOWN_DEPLOYMENT (404, "lti-unknown-deployment", "Rollbook is not connected to this place in your learning platform: ask your license admin to connect its deployment.", "X27"),
    NOT_A_TEACHER      (403, "lti-not-a-teacher",      "Only a teacher of the course makes an assignment.", "X26"),
    NO_LINKS_TAKEN     (422, "lti-no-links-taken",     "Your learning platform does not take an assignment of ours here.", null),
    UNSAFE_RETURN      (422, "lti-unsafe-return",      "Your learning platform wants our answer at an address we do not send it to.", null),
    FORM_EXPIRED       (410, "lti-form-expired",       "This form is over an hour old, or was sent before: begin again in the course.", null),
    NO_TITLE           (422, "lti-no-title",           "Give the assignment a name of at most 200 characters.", null);
    // spotless:on

    private final Row row;

    LtiProblem(int status, String slug, String title, @Nullable String rule) {
        row = new Row(status, slug, title, rule);
    }

    @Override
    public Row row() {
        return row;
    }
}
