package rollbook.license.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.license.domain.License;
import rollbook.license.domain.Seats;
import rollbook.license.usecase.ReadLicenses;

/**
 * A license as the API shows it.
 *
 * @param type its one type (R1)
 * @param status as the database's clock has it when this is read
 * @param inviteSetting when an admin's list invites (R52)
 * @param lmsEnrollment whether opening an assignment enrolls (R26)
 * @param emailDomains the <em>Email domain</em> section: empty = not deployed domain-wide (R3)
 * @param ouSync whether a Google OU sync holds it
 * @param revision grows with every change of the license itself
 * @param seq the last entry of its ledger: its changes read after that one miss nothing that came since
 */
public record LicenseRepresentation(
        UUID id,
        String name,
        LicenseType type,
        LicenseStatus status,
        SeatsRepresentation seats,
        TermRepresentation term,
        InviteSetting inviteSetting,
        boolean lmsEnrollment,
        List<String> emailDomains,
        boolean ouSync,
        List<AdminRepresentation> admins,
        Instant createdAt,
        long revision,
        long seq) {

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

    static LicenseRepresentation of(ReadLicenses.Overview overview) {
        return of(overview.license(), overview.seq(), overview.seats());
    }

    static LicenseRepresentation of(License license, long seq, Seats seats) {
        return new LicenseRepresentation(
                license.id(),
                license.name(),
                license.type(),
                license.status(),
                SeatsRepresentation.of(seats),
                TermRepresentation.of(license.term()),
                license.settings().inviteSetting(),
                license.settings().lmsEnrollment(),
                license.emailDomains(),
                license.isSynced(),
                license.admins().stream()
                        .map(admin -> new AdminRepresentation(
                                admin.email().normalized(), admin.domainAdmin(), admin.accountId() != null))
                        .toList(),
                license.createdAt(),
                license.revision(),
                seq);
    }
}
