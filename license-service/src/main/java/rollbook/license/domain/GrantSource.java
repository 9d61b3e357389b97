package rollbook.license.domain;

import rollbook.events.EnrollmentMethod;

/**
 * What stands behind a grant: a method and, where it can have several, which one (a unit, an assignment, a domain).
 *
 * @param name empty for CSV, EMAIL, LINK and KEY: a person has one grant by each, whatever the batch
 */
public record GrantSource(EnrollmentMethod method, String name) {

    /** The one source of a method that has but one. */
    public static GrantSource of(EnrollmentMethod method) {
        return new GrantSource(method, "");
    }
}
