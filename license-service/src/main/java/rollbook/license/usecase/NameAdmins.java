package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.EmailAddress;
import rollbook.kit.problem.ProblemException;
import rollbook.license.domain.Admin;
import rollbook.license.domain.License;

/** Staff name a license admin, set domain-admin status, or take an admin off (RULES §2, R7, R49). */
@ApplicationScoped
public class NameAdmins {
    private final Licenses licenses;
    private final SaveLicense saveLicense;

    NameAdmins(Licenses licenses, SaveLicense saveLicense) {
        this.licenses = licenses;
        this.saveLicense = saveLicense;
    }

    /** Names an admin or changes their status; nothing happens if they are just that. Empty: no such license. */
    @Transactional
    public Optional<License> name(UUID licenseId, EmailAddress email, boolean domainAdmin) {
        return licenses.lock(licenseId).map(license -> {
            var accountId = license.admin(email).map(Admin::accountId).orElse(null);
            return saveIfChanged(license, license.with(new Admin(email, accountId, domainAdmin)));
        });
    }

    /**
     * Takes an admin off; nothing happens if they are none. Empty: no such license.
     *
     * @throws ProblemException {@code last-admin}
     */
    @Transactional
    public Optional<License> remove(UUID licenseId, EmailAddress email) {
        return licenses.lock(licenseId)
                .map(license -> saveIfChanged(
                        license,
                        license.without(email).orElseThrow(() -> new ProblemException(LicenseProblem.LAST_ADMIN))));
    }

    private License saveIfChanged(License before, License after) {
        return after.equals(before) ? before : saveLicense.save(after);
    }
}
