package rollbook.license.domain;

import rollbook.events.InviteSetting;
import rollbook.events.LicenseType;

/**
 * What staff set on a license.
 *
 * @param inviteSetting when an admin's list invites (R52)
 * @param lmsEnrollment whether opening an assignment enrolls (R27)
 */
public record Settings(InviteSetting inviteSetting, boolean lmsEnrollment) {

    /** As a license of this type begins (R26, R52). */
    public static Settings usual(LicenseType type) {
        return new Settings(InviteSetting.WHEN_NOT_DOMAIN_ADMIN, type == LicenseType.TEACHER);
    }
}
