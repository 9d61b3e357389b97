package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseStatus;
import rollbook.events.Topic;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;

/**
 * Tells of every live license again. Done at each start, so that a replica that lost its copy, or a topic made anew, is
 * whole again without anybody's help (DESIGN §3).
 */
@ApplicationScoped
public class RepublishLicenses {
    private static final int AT_ONCE = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Licenses licenses;
    private final SaveLicense saveLicense;
    private final Database database;
    private final Outbox outbox;

    RepublishLicenses(Licenses licenses, SaveLicense saveLicense, Database database, Outbox outbox) {
        this.licenses = licenses;
        this.saveLicense = saveLicense;
        this.database = database;
        this.outbox = outbox;
    }

    /** In transactions of at most 100 licenses. */
    public void republish() {
        for (var after = BEFORE_ALL; after != null; ) {
            after = republishAfter(after);
        }
    }

    private @Nullable UUID republishAfter(UUID after) {
        return database.inTransaction(() -> {
            var page = licenses.list(after, AT_ONCE);
            var stamp = database.stamp();
            var snapshots = page.stream()
                    .flatMap(license ->
                            licenses.lock(license.id()).stream()) // so that no older word follows a newer one
                    .filter(license -> license.status() == LicenseStatus.LIVE)
                    .map(license -> saveLicense.snapshot(license, stamp))
                    .toList();
            outbox.append(Topic.LICENSES, snapshots);
            return page.size() < AT_ONCE ? null : page.getLast().id();
        });
    }
}
