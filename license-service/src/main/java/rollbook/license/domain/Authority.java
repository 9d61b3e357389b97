package rollbook.license.domain;

import java.util.EnumSet;
import java.util.Set;
import rollbook.events.EnrollmentMethod;

/** Who keeps a person out, and which ways onto the license that closes to them (RULES §2, R43). */
@SuppressWarnings("ImmutableEnumChecker") // an EnumSet nobody is given
public enum Authority {
    /** A license admin: every way but the one only staff deploy. */
    ADMIN(EnumSet.complementOf(EnumSet.of(EnrollmentMethod.DOMAIN))),
    /** The vendor's staff: every way. */
    STAFF(EnumSet.allOf(EnrollmentMethod.class));

    private final Set<EnrollmentMethod> closed;

    Authority(Set<EnrollmentMethod> closed) {
        this.closed = closed;
    }

    boolean closes(EnrollmentMethod method) {
        return closed.contains(method);
    }
}
