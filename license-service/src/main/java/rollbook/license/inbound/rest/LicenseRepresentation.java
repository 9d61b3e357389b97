package rollbook.license.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.license.domain.License;

/**
 * A license as the API shows it.
 *
 * @param type its one type (R1)
 * @param emailDomains the <em>Email domain</em> section: empty = not deployed domain-wide (R3)
 */
public record LicenseRepresentation(
        UUID id,
        String name,
        LicenseType type,
        LicenseStatus status,
        InviteSetting inviteSetting,
        List<String> emailDomains,
        List<AdminRepresentation> admins,
        Instant createdAt,
        long revision) {

    /**
     * A license admin.
     *
     * @param accountBound whether they have looked at or acted on the license since they were named
     */
    public record AdminRepresentation(String email, boolean domainAdmin, boolean accountBound) {
        @Override
        public String toString() {
            return "Admin[domainAdmin=" + domainAdmin + "]";
        }
    }

    static LicenseRepresentation of(License license) {
        return new LicenseRepresentation(
                license.id(),
                license.name(),
                license.type(),
                license.status(),
                license.settings().inviteSetting(),
                license.emailDomains(),
                license.admins().stream()
                        .map(admin -> new AdminRepresentation(
                                admin.email().normalized(), admin.domainAdmin(), admin.accountId() != null))
                        .toList(),
                license.createdAt(),
                license.revision());
    }
}
