package rollbook.ousync.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.google.GoogleProblem;
import rollbook.kit.problem.ProblemTable;
import rollbook.ousync.domain.Trouble;

/** What the sync API refuses, beyond what any API does. */
public enum SyncProblem implements ProblemTable {
    // spotless:off
    GOOGLE_ADMIN_ONLY  (403, "google-admin-only",  "Only a license admin who is Google admin too may do this: authorize with your own Google account first.", "R5"),
    ADMIN_ONLY         (403, "license-admin-only", "Our staff may pause or remove a sync; setting it up is for an admin of the license who is Google admin.", "R5"),
    STAFF_PAUSED       (409, "paused-by-staff",    "Our staff paused this sync; ask them to let it go on.",          "§2"),
    NOT_ON_TEACHER     (409, "ou-sync-not-on-teacher", "A Teacher license cannot be synced with Google Workspace.",  "R4"),
    NOT_CONNECTED      (409, "google-not-connected", "Authorize with Google first.",                                 "R6"),
    AUTHORIZATION_LOST (409, "google-authorization-lost", "Google no longer accepts the authorization; authorize again.", "X24"),
    NO_SUCH_ATTEMPT    (410, "no-such-authorization", "This authorization is not under way here, or took over ten minutes; begin again.", "X24"),
    CONSENT_REFUSED    (409, "google-consent-refused", "The authorization was not given at Google.",                 "R6"),
    SCOPES_MISSING     (409, "google-scopes-missing", "Reading users and organizational units was not allowed at Google; tick both and try again.", "X24"),
    NOT_YOUR_ACCOUNT   (409, "not-your-google-account", "This is not your own Google account; authorize with the one of your address here.", "X24"),
    NO_GOOGLE_ADMIN    (409, "not-a-google-admin", "This Google account may not read users and organizational units; it takes a Google admin's.", "R5"),
    NO_UNITS           (422, "no-units",           "Pick 1 to 500 organizational units, each once, by their id.",    "R6"),
    UNKNOWN_UNIT       (422, "unknown-unit",       "A unit picked is not there at Google.",                          "R6"),
    NO_RANGE           (422, "no-freeze",          "A freeze begins before it ends, ends in the future, and lasts at most a year.", "X28"),
    NO_PEOPLE          (422, "no-people",          "Name who may leave, by Google id, or say up to when all who are held may.", "X28"),
    NOT_LIVE           (409, "license-not-live",   "The license is not live; nobody joins or leaves by a sync until it is renewed.", "§4"),
    STILL_REMOVING     (503, "sync-still-removed", "The sync before is still being removed; try again shortly.",       null),
    PAUSED             (409, "sync-paused",        "The sync is paused; let it go on first.",                        null),
    NO_PLAN            (404, "no-such-plan",       "There is no such plan.",                                         "X30"),
    PLAN_OF_ANOTHER    (409, "plan-of-another",    "Only who made a plan commits it.",                               "X30"),
    PLAN_UNFINISHED    (409, "plan-unfinished",    "The plan is still being made, or could not be; wait until it is PLANNED.", "X30"),
    PLAN_USED          (409, "plan-used",          "The plan was committed already.",                                "X30"),
    PLAN_OUTDATED      (409, "plan-outdated",      "Somebody would fare otherwise than the plan showed; look at a new one.", "X30"),
    PLAN_EXPIRED       (410, "plan-expired",       "A plan can be committed for 24 hours; look at a new one.",       "X30");
    // spotless:on

    private final Row row;

    SyncProblem(int status, String slug, String title, @Nullable String rule) {
        row = new Row(status, slug, title, rule);
    }

    /** What somebody who asks is told while the directory cannot be read. */
    static ProblemTable of(Trouble trouble) {
        return switch (trouble) {
            case AUTHORIZATION_LOST, SCOPE_LOST -> AUTHORIZATION_LOST;
            case NOT_A_GOOGLE_ADMIN -> NO_GOOGLE_ADMIN;
            default -> GoogleProblem.AWAY;
        };
    }

    @Override
    public Row row() {
        return row;
    }
}
