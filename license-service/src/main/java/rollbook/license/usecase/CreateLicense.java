package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Ids;
import rollbook.license.domain.Admin;
import rollbook.license.domain.License;

/** Staff create a license for a customer (RULES §2). */
@ApplicationScoped
public class CreateLicense {
    private final SaveLicense saveLicense;
    private final Ids ids;
    private final Clock clock;

    CreateLicense(SaveLicense saveLicense, Ids ids, Clock clock) {
        this.saveLicense = saveLicense;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the customer bought, and who runs it: at least one admin, each address once. */
    public record Order(String name, LicenseType type, List<Admin> admins) {}

    @Transactional
    public License create(Order order) {
        return saveLicense.save(
                License.create(ids.next(), order.name(), order.type(), order.admins(), clock.instant()));
    }
}
