package rollbook.license.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemType;

/** What the license API refuses, beyond what any API does. */
public enum LicenseProblem implements ProblemType {
    // spotless:off
    STAFF_ONLY   (403, "staff-only",   "Only our staff do this.",                     "§2"),
    LAST_ADMIN   (409, "last-admin",   "A license never loses its last admin.",       "§2"),
    NO_ADMIN     (422, "no-admin",     "A license has at least one admin.",           "§2"),
    MEMBERS_NAMED(422, "members-named", "Name 1 to 1000 members, each once.",         null),
    TOO_MANY_ASKED(422, "too-many-asked", "Ask for 1 to 500 addresses at once.",      null),
    NAMED_TWICE  (422, "admin-named-twice", "An admin is named twice.",           null),
    NO_NAME      (422, "no-name",      "A license has a name of 1 to 200 characters.", null),
    NO_TYPE      (422, "no-type",      "A license has one type: TEACHER, SCHOOL, BUILDING or DISTRICT.", "R1"),
    NOT_AN_EMAIL (422, "not-an-email", "This is not an email address we can use.",    null);
    // spotless:on

    private final int status;
    private final String slug;
    private final String title;
    private final @Nullable String rule;

    LicenseProblem(int status, String slug, String title, @Nullable String rule) {
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.rule = rule;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public @Nullable String rule() {
        return rule;
    }
}
