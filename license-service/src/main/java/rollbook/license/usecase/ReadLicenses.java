package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.EmailAddress;
import rollbook.events.LicenseChanged;
import rollbook.kit.sql.Database;
import rollbook.license.domain.Admin;
import rollbook.license.domain.License;

/** The licenses somebody may see: staff all, an admin theirs, a stranger none (RULES §2). */
@ApplicationScoped
public class ReadLicenses {
    private final Licenses licenses;
    private final SaveLicense saveLicense;
    private final Database database;

    ReadLicenses(Licenses licenses, SaveLicense saveLicense, Database database) {
        this.licenses = licenses;
        this.saveLicense = saveLicense;
        this.database = database;
    }

    /** Who asks. */
    public record Reader(UUID accountId, EmailAddress email, boolean staff) {}

    /** The license, if the reader may see it; an admin seen for the first time has their account bound. */
    @Transactional
    public Optional<License> find(Reader reader, UUID id) {
        return licenses.find(id).flatMap(license -> {
            if (reader.staff()) {
                return Optional.of(license);
            }
            return license.admin(reader.accountId(), reader.email())
                    .map(admin -> admin.accountId() != null ? license : bind(reader, id));
        });
    }

    /** Up to {@code limit} licenses the reader may see, in id order. */
    @Transactional
    public List<License> list(Reader reader, UUID after, int limit) {
        return reader.staff()
                ? licenses.list(after, limit)
                : licenses.listOf(reader.accountId(), reader.email(), after, limit);
    }

    /** The snapshot of a license, for another service that has not heard of it or not the newest. */
    @Transactional
    public Optional<LicenseChanged> snapshot(UUID id) {
        return licenses.find(id).map(license -> saveLicense.snapshot(license, database.stamp()));
    }

    private License bind(Reader reader, UUID id) {
        var license = licenses.lock(id).orElseThrow();
        return license.admin(reader.accountId(), reader.email())
                .filter(admin -> admin.accountId() == null)
                .map(admin -> saveLicense.save(
                        license.with(new Admin(admin.email(), reader.accountId(), admin.domainAdmin()))))
                .orElse(license);
    }
}
