package rollbook.license.domain;

import static rollbook.license.domain.Way.ADDED;
import static rollbook.license.domain.Way.INVITED;

import java.util.Set;
import rollbook.events.LicenseType;

/** Whom an admin's list adds at once and whom it invites, by the license's setting and the actor (R22, R48, R49, R52). */
enum InvitePolicy {
    // spotless:off
    //                     STAFF  DOMAIN_ADMIN  LICENSE_ADMIN
    WHEN_NOT_DOMAIN_ADMIN (ADDED, ADDED,        INVITED),
    ALWAYS                (ADDED, INVITED,      INVITED),
    OFF                   (ADDED, ADDED,        ADDED);
    // spotless:on

    /** R47. A Teacher license never invites, whatever its setting (X2). */
    private static final Set<LicenseType> INVITING =
            Set.of(LicenseType.SCHOOL, LicenseType.BUILDING, LicenseType.DISTRICT);

    final Way staff;
    final Way domainAdmin;
    final Way licenseAdmin;

    InvitePolicy(Way staff, Way domainAdmin, Way licenseAdmin) {
        this.staff = staff;
        this.domainAdmin = domainAdmin;
        this.licenseAdmin = licenseAdmin;
    }

    /** The row that holds on a license. */
    static InvitePolicy on(Terms license) {
        return INVITING.contains(license.type())
                ? valueOf(license.inviteSetting().name())
                : OFF;
    }
}
