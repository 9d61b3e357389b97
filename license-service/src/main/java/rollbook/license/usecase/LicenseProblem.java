package rollbook.license.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemTable;

/** What the license API refuses, beyond what any API does. */
public enum LicenseProblem implements ProblemTable {
    // spotless:off
    STAFF_ONLY   (403, "staff-only",   "Only our staff do this.",                     "§2"),
    LAST_ADMIN   (409, "last-admin",   "A license never loses its last admin.",       "§2"),
    NO_ADMIN     (422, "no-admin",     "A license has at least one admin.",           "§2"),
    MEMBERS_NAMED(422, "members-named", "Name 1 to 1000 members, each once.",         null),
    TOO_MANY_ASKED(422, "too-many-asked", "Ask for 1 to 500 addresses at once.",      null),
    NAMED_TWICE  (422, "admin-named-twice", "An admin is named twice.",           null),
    NO_NAME      (422, "no-name",      "A license has a name of 1 to 200 characters.", null),
    NO_TYPE      (422, "no-type",      "A license has one type: TEACHER, SCHOOL, BUILDING or DISTRICT.", "R1"),
    NOT_AN_EMAIL (422, "not-an-email", "This is not an email address we can use.",    null),
    SEATS        (422, "seats",        "A license has 1 seat or more; no number means unlimited.", "X18"),
    EXPIRY       (422, "expiry",       "A term ends between the years 2000 and 2999.", null),
    GRACE        (422, "grace",        "A grace is 0 to 365 days after an expiry.",   null),
    REASON       (422, "reason",       "A reason is one line of at most 500 characters.", null),
    NO_SETTING   (422, "no-invite-setting", "The invite setting is WHEN_NOT_DOMAIN_ADMIN, ALWAYS or OFF.", "R52"),
    NO_SWITCH    (422, "no-switch",    "Say whether it is to be on: \"enabled\" is true or false.", "R27"),
    NO_DOMAIN    (422, "no-domain",    "This is not the name of a mail domain.",      null),
    NO_HOLDER    (422, "no-holder",    "Say which sync or deployment holds the claim: \"holder\" is its id.", null),
    NOT_HELD     (409, "not-held",     "This sync or deployment does not hold the claim (any more).", "§2"),
    NO_PLAN      (404, "no-such-plan", "There is no such plan for this license.",     "X30"),
    PLAN_OF_ANOTHER (409, "plan-of-another", "Only who made a plan commits it.",      "X30"),
    PLAN_FOR_OTHER_SEATS (409, "plan-for-other-seats", "The plan was made for another number of seats.", "X30"),
    PLAN_USED    (409, "plan-used",    "The plan was committed already.",             "X30"),
    PLAN_OUTDATED (409, "plan-outdated", "Somebody would fare otherwise than the plan showed; look at a new one.", "X30"),
    PLAN_EXPIRED (410, "plan-expired", "A plan can be committed for 24 hours; look at a new one.", "X30"),
    NO_FORECAST  (422, "no-forecast", "Ask for 0 to 5000 rows with an address, by CSV or email, of an admin or staff; by OU with the unit and Google ids.", "X30"),
    NO_SOURCE    (422, "no-source", "Ask for 0 to 5000 accounts and one source: a method and its name.", null),
    NO_ENDING    (422, "no-ending", "Ask for 1 to 1000 units or syncs and 0 to 5000 people, at most 5000 at a time.", null),
    NO_MAKER     (400, "no-maker", "Name the maker: issuer, deployment and subject of 1 to 255 characters, and an email that is one, if any.", "X26"),
    NO_PAGE      (422, "no-page", "Ask for 1 to 5000 people at a time, after an entry of the ledger.", null),
    TOO_MANY_WATCHERS (503, "too-many-watchers", "Too many follow the changes of this license here; try again shortly.", null);
    // spotless:on

    private final Row row;

    LicenseProblem(int status, String slug, String title, @Nullable String rule) {
        row = new Row(status, slug, title, rule);
    }

    @Override
    public Row row() {
        return row;
    }
}
