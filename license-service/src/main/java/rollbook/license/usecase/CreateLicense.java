package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.license.domain.Admin;
import rollbook.license.domain.License;
import rollbook.license.domain.Term;

/** Staff create a license for a customer (RULES §2). */
@ApplicationScoped
public class CreateLicense {
    private final SaveLicense saveLicense;
    private final Activities activities;
    private final Ids ids;
    private final Database database;

    CreateLicense(SaveLicense saveLicense, Activities activities, Ids ids, Database database) {
        this.saveLicense = saveLicense;
        this.activities = activities;
        this.ids = ids;
        this.database = database;
    }

    /**
     * What the customer bought, and who runs it.
     *
     * @param seats 1 or more; null = unlimited
     * @param admins at least one, each address once
     */
    public record Order(
            String name,
            LicenseType type,
            Term term,
            @Nullable Integer seats,
            List<Admin> admins) {}

    @Transactional
    public License create(Order order, Actor actor) {
        var license = saveLicense.save(License.create(
                ids.next(), order.name(), order.type(), order.term(), order.seats(), order.admins(), database.now()));
        activities.note(license.id(), Activities.Change.CREATED, actor, Map.of());
        return license;
    }
}
