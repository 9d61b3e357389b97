package rollbook.license.domain;

import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;

/**
 * What stands behind a grant: a method and, where it can have several, which one (a unit, an assignment, a domain).
 *
 * @param name always empty for CSV, EMAIL, LINK and KEY: a person has one grant by each, whatever the batch
 */
public record GrantSource(EnrollmentMethod method, String name) {

    public GrantSource {
        name = switch (method) {
            case CSV, EMAIL, LINK, KEY -> "";
            case OU, LMS, DOMAIN -> name;
        };
    }

    /** The one source of a method that has but one. */
    public static GrantSource of(EnrollmentMethod method) {
        return new GrantSource(method, "");
    }

    /** The source a fact names, if it names one. */
    public static GrantSource of(EnrollmentMethod method, @Nullable String name) {
        return new GrantSource(method, name == null ? "" : name);
    }
}
