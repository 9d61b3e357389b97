package rollbook.license.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.EmailAddress;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;

/**
 * What a customer bought: exactly one type (R1), its admins, its settings.
 *
 * @param revision grows by one with every change
 * @param emailDomains the domains it is deployed to; empty = not deployed domain-wide (R3)
 * @param admins never empty
 */
public record License(
        UUID id,
        long revision,
        String name,
        LicenseType type,
        LicenseStatus status,
        InviteSetting inviteSetting,
        List<String> emailDomains,
        List<Admin> admins,
        Instant createdAt) {

    public License {
        emailDomains = List.copyOf(emailDomains);
        admins = List.copyOf(admins);
    }

    /** A license as it is created: live, with the default invite setting. */
    public static License create(UUID id, String name, LicenseType type, List<Admin> admins, Instant now) {
        return new License(
                id, 1, name, type, LicenseStatus.LIVE, InviteSetting.WHEN_NOT_DOMAIN_ADMIN, List.of(), admins, now);
    }

    /** What of it decides who comes onto it. */
    public Terms terms() {
        return new Terms(type, status, inviteSetting);
    }

    /** The admin of that address. */
    public Optional<Admin> admin(EmailAddress email) {
        return admins.stream().filter(admin -> admin.email().equals(email)).findFirst();
    }

    /** The admin signed in as that account with that verified address, if they are one. */
    public Optional<Admin> admin(UUID account, EmailAddress address) {
        return admins.stream().filter(admin -> admin.is(account, address)).findFirst();
    }

    /** With this admin named, or their status changed; the same license if nothing changes. */
    public License with(Admin named) {
        var before = admin(named.email());
        if (before.filter(named::equals).isPresent()) {
            return this;
        }
        var changed = new ArrayList<>(admins);
        before.ifPresentOrElse(admin -> changed.set(changed.indexOf(admin), named), () -> changed.add(named));
        return withAdmins(changed);
    }

    /** Without the admin of that address; empty if they are the last one: a license never loses its last admin. */
    public Optional<License> without(EmailAddress email) {
        var left = admins.stream().filter(admin -> !admin.email().equals(email)).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(left.size() == admins.size() ? this : withAdmins(left));
    }

    /** The same license at the same revision, read together with its admins. */
    public License administeredBy(List<Admin> stored) {
        return new License(id, revision, name, type, status, inviteSetting, emailDomains, stored, createdAt);
    }

    private License withAdmins(List<Admin> changed) {
        return new License(id, revision + 1, name, type, status, inviteSetting, emailDomains, changed, createdAt);
    }
}
