package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.events.EmailAddress;
import rollbook.kit.problem.ProblemException;
import rollbook.license.domain.Admin;
import rollbook.license.domain.License;

/** Staff name a license admin, set domain-admin status, or take an admin off (RULES §2, R7, R49). */
@ApplicationScoped
public class NameAdmins {
    private final Licenses licenses;
    private final SaveLicense saveLicense;
    private final Activities activities;

    NameAdmins(Licenses licenses, SaveLicense saveLicense, Activities activities) {
        this.licenses = licenses;
        this.saveLicense = saveLicense;
        this.activities = activities;
    }

    /** Names an admin or changes their status; nothing happens if they are just that. Empty: no such license. */
    @Transactional
    public Optional<License> name(UUID licenseId, EmailAddress email, boolean domainAdmin, Actor actor) {
        return licenses.lock(licenseId).map(license -> {
            var accountId = license.admin(email).map(Admin::accountId).orElse(null);
            var named = new Admin(email, accountId, domainAdmin);
            return saveIfChanged(license, license.with(named), Activities.Change.ADMIN_NAMED, named, actor);
        });
    }

    /**
     * Takes an admin off; nothing happens if they are none. Empty: no such license.
     *
     * @throws ProblemException {@code last-admin}
     */
    @Transactional
    public Optional<License> remove(UUID licenseId, EmailAddress email, Actor actor) {
        return licenses.lock(licenseId)
                .map(license -> license.admin(email)
                        .map(admin -> saveIfChanged(
                                license,
                                license.without(email)
                                        .orElseThrow(() -> new ProblemException(LicenseProblem.LAST_ADMIN)),
                                Activities.Change.ADMIN_REMOVED,
                                admin,
                                actor))
                        .orElse(license));
    }

    private License saveIfChanged(License before, License after, Activities.Change change, Admin admin, Actor actor) {
        if (after.equals(before)) {
            return before;
        }
        var detail = new HashMap<String, String>();
        detail.put("domainAdmin", String.valueOf(admin.domainAdmin()));
        if (admin.accountId() != null) {
            detail.put("account", admin.accountId().toString()); // never the address: this line is kept
        }
        activities.note(before.id(), change, actor, detail);
        return saveLicense.save(after);
    }
}
