package rollbook.license.domain;

import static rollbook.license.domain.WayReason.ALWAYS_INVITES;
import static rollbook.license.domain.WayReason.DOMAIN_ADMIN_ADDS;
import static rollbook.license.domain.WayReason.NEVER_INVITES;
import static rollbook.license.domain.WayReason.PLAIN_ADMIN_INVITES;
import static rollbook.license.domain.WayReason.STAFF_ADD;
import static rollbook.license.domain.WayReason.TEACHER_NEVER_INVITES;

import java.util.Optional;
import java.util.Set;
import rollbook.events.LicenseType;

/**
 * Whom an admin's list adds at once and whom it invites, by the license's setting and the actor (R22, R48, R49, R52): each
 * cell says which, and why.
 */
enum InvitePolicy {
    // spotless:off
    //                     STAFF      DOMAIN_ADMIN           LICENSE_ADMIN
    WHEN_NOT_DOMAIN_ADMIN (STAFF_ADD, DOMAIN_ADMIN_ADDS,     PLAIN_ADMIN_INVITES),
    ALWAYS                (STAFF_ADD, ALWAYS_INVITES,        ALWAYS_INVITES),
    OFF                   (STAFF_ADD, NEVER_INVITES,         NEVER_INVITES),
    /** Whatever its setting (X2). */
    ON_TEACHER            (STAFF_ADD, TEACHER_NEVER_INVITES, TEACHER_NEVER_INVITES);
    // spotless:on

    /** R47. */
    private static final Set<LicenseType> INVITING =
            Set.of(LicenseType.SCHOOL, LicenseType.BUILDING, LicenseType.DISTRICT);

    private final WayReason staff;
    private final WayReason domainAdmin;
    private final WayReason licenseAdmin;

    InvitePolicy(WayReason staff, WayReason domainAdmin, WayReason licenseAdmin) {
        this.staff = staff;
        this.domainAdmin = domainAdmin;
        this.licenseAdmin = licenseAdmin;
    }

    /** The row that holds on a license. */
    static InvitePolicy on(Terms license) {
        return INVITING.contains(license.type())
                ? valueOf(license.inviteSetting().name())
                : ON_TEACHER;
    }

    /** The cell of this actor; a stranger has none. */
    Optional<WayReason> of(Standing actor) {
        return switch (actor) {
            case STAFF -> Optional.of(staff);
            case DOMAIN_ADMIN -> Optional.of(domainAdmin);
            case LICENSE_ADMIN -> Optional.of(licenseAdmin);
            case NONE -> Optional.empty();
        };
    }
}
