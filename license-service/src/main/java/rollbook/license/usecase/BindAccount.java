package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.EmailAddress;
import rollbook.license.domain.Admin;
import rollbook.license.domain.License;

/**
 * An admin is named by address; the account they first act or look with is bound, and from then on it alone counts, so that
 * whoever is given the address later is no admin (DESIGN §5).
 */
@ApplicationScoped
class BindAccount {
    private final Licenses licenses;
    private final SaveLicense saveLicense;

    BindAccount(Licenses licenses, SaveLicense saveLicense) {
        this.licenses = licenses;
        this.saveLicense = saveLicense;
    }

    /** The license, if that account with that verified address is an admin of it; bound to it if it was not yet. */
    @Transactional(TxType.MANDATORY)
    Optional<License> bind(License license, UUID account, EmailAddress email) {
        return license.admin(account, email)
                .flatMap(admin -> admin.accountId() != null
                        ? Optional.of(license)
                        : licenses.lock(license.id()).flatMap(locked -> bindLocked(locked, account, email)));
    }

    private Optional<License> bindLocked(License locked, UUID account, EmailAddress email) {
        return locked.admin(account, email)
                .map(admin -> admin.accountId() != null
                        ? locked
                        : saveLicense.save(locked.with(new Admin(admin.email(), account, admin.domainAdmin()))));
    }
}
