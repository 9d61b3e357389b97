package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import rollbook.events.Actor;
import rollbook.kit.failure.FailureText;
import rollbook.kit.sql.Database;
import rollbook.license.domain.Deadline;
import rollbook.license.domain.License;

/**
 * Notices what the clock made of licenses: tells the other services of one that expired by itself, and its admins that one
 * will. Nothing is decided by it: a license is frozen the second its grace is over, whenever this runs. Several replicas may
 * run it at once; each looks again under the license's lock.
 */
@ApplicationScoped
public class WatchTerms {
    private static final Logger LOG = Logger.getLogger(WatchTerms.class);

    private final Licenses licenses;
    private final Deadlines deadlines;
    private final SaveLicense saveLicense;
    private final RaiseAlerts alerts;
    private final Activities activities;
    private final Database database;

    WatchTerms(
            Licenses licenses,
            Deadlines deadlines,
            SaveLicense saveLicense,
            RaiseAlerts alerts,
            Activities activities,
            Database database) {
        this.licenses = licenses;
        this.deadlines = deadlines;
        this.saveLicense = saveLicense;
        this.alerts = alerts;
        this.activities = activities;
        this.database = database;
    }

    /** Looks at every license once, each in a transaction of its own; one that fails does not keep the others waiting. */
    public void look() {
        for (var read : database.inTransaction(deadlines::inSight)) {
            if (read.isDue()) {
                lookAt(read.licenseId());
            }
        }
    }

    private void lookAt(UUID licenseId) {
        try {
            database.inTransaction(() -> licenses.lock(licenseId).map(this::tell));
        } catch (RuntimeException e) {
            LOG.warnf("licenseId=%s: its term is looked at again soon: %s", licenseId, FailureText.of(e));
        }
    }

    private License tell(License license) {
        var read = deadlines.of(license.id());
        var deadline = read.deadline();
        if (deadline.isUntold(read.now())) {
            expire(license, deadline);
        }
        deadline.warning(read.now()).ifPresent(days -> alerts.term(license.id(), deadline.term(), days));
        return license;
    }

    private void expire(License license, Deadline deadline) {
        var told = saveLicense.save(license.next());
        var fromTo = Map.of("from", deadline.told().name(), "to", told.status().name());
        activities.note(license.id(), Activities.Change.TERM, Actor.SYSTEM, fromTo);
    }
}
