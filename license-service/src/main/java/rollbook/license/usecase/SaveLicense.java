package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import rollbook.events.LicenseChanged;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.secret.Sealer;
import rollbook.kit.sql.Database;
import rollbook.license.domain.License;

/** Stores a license and tells the other services: the one door through which a license changes. */
@ApplicationScoped
class SaveLicense {
    private final Licenses licenses;
    private final Database database;
    private final Outbox outbox;
    private final Sealer sealer;

    SaveLicense(Licenses licenses, Database database, Outbox outbox, Sealer sealer) {
        this.licenses = licenses;
        this.database = database;
        this.outbox = outbox;
        this.sealer = sealer;
    }

    @Transactional(TxType.MANDATORY)
    License save(License license) {
        var stamp = database.stamp();
        licenses.save(license, stamp);
        outbox.append(snapshot(license, stamp));
        return license;
    }

    /** The license as the other services are told of it: its admins' addresses sealed to its id. */
    LicenseChanged snapshot(License license, long stamp) {
        var context = license.id().toString();
        var admins = license.admins().stream()
                .map(admin -> new LicenseChanged.Admin(
                        admin.accountId(), sealer.seal(admin.email().normalized(), context), admin.domainAdmin()))
                .toList();
        return new LicenseChanged(
                license.id(),
                license.revision(),
                stamp,
                license.name(),
                license.type(),
                license.status(),
                license.settings().inviteSetting(),
                license.emailDomains(),
                admins,
                license.seats(),
                license.term().expiresAt(),
                license.term().endsAt(),
                license.settings().lmsEnrollment());
    }
}
