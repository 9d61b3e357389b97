package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import rollbook.enrollment.usecase.Scans.Result;
import rollbook.enrollment.usecase.Scans.Scan;
import rollbook.events.LicenseStatus;
import rollbook.events.Topic;
import rollbook.kit.failure.FailureText;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.licenses.Licenses;

/**
 * Compares the accounts of a deployed domain with those license-service knows the domain to vouch for, and names the others
 * on the bulk lane: who was there before (R41) and who was removed by hand (R42). Where nothing is missing it says nothing.
 * Accounts pass 5,000 at a time, whatever there are; no transaction is open while license-service is asked.
 */
@ApplicationScoped
public class ScanDomains {
    private static final Logger LOG = Logger.getLogger(ScanDomains.class);
    /** The most people a fact on the bulk lane names (DESIGN §3). */
    private static final int PEOPLE_PER_FACT = 500;

    private final Scans scans;
    private final Accounts accounts;
    private final Vouchers vouchers;
    private final Claims claims;
    private final Licenses licenses;
    private final Outbox outbox;
    private final Database database;
    private final Ids ids;
    private final Duration every;

    ScanDomains(
            Scans scans,
            Accounts accounts,
            Vouchers vouchers,
            Claims claims,
            Licenses licenses,
            Outbox outbox,
            Database database,
            Ids ids,
            @ConfigProperty(name = "rollbook.domains.scan-every", defaultValue = "PT30M") Duration every) {
        this.scans = scans;
        this.accounts = accounts;
        this.vouchers = vouchers;
        this.claims = claims;
        this.licenses = licenses;
        this.outbox = outbox;
        this.database = database;
        this.ids = ids;
        this.every = every;
    }

    /** Does the scan most due; false: none is. */
    public boolean step() {
        var due = database.inTransaction(() -> scans.begin(ids.next(), every));
        due.ifPresent(scan -> {
            var result = run(scan);
            database.inTransaction(() -> {
                scans.end(scan, result);
                return result;
            });
        });
        return due.isPresent();
    }

    private Result run(Scan scan) {
        try {
            var refusal = claims.runNext(scan.licenseId(), scan.domain(), scan.deploymentId(), scan.nextAt());
            if (refusal.isPresent()) {
                LOG.errorf(
                        "licenseId=%s: a domain is not scanned: %s",
                        scan.licenseId(), refusal.get().slug());
                return Result.CLAIM_REFUSED;
            }
            return isLive(scan) ? compare(scan) : Result.LICENSE_NOT_LIVE;
        } catch (RuntimeException e) {
            LOG.warnf("licenseId=%s: a scan begins anew in a minute: %s", scan.licenseId(), FailureText.of(e));
            return Result.FAILED;
        }
    }

    private boolean isLive(Scan scan) {
        return licenses.known(scan.licenseId())
                .or(() -> licenses.ask(scan.licenseId()))
                .filter(license -> license.status() == LicenseStatus.LIVE)
                .filter(license -> license.endsAt() == null || license.endsAt().isAfter(database.now()))
                .isPresent();
    }

    /** The stamp is older than the first account looked at, so a removal meanwhile wins over what is said here. */
    private Result compare(Scan scan) {
        var stamp = database.stamp();
        var said = 0;
        var page = accounts.under(scan.domain(), "", Vouchers.MOST_ACCOUNTS);
        while (!page.isEmpty()) {
            var missing = missing(scan, page);
            if (!say(scan, stamp, missing, said)) {
                return Result.DONE; // ended, or somebody else's by now: nothing of it counts any more
            }
            said += missing.size();
            page = accounts.under(scan.domain(), page.getLast().email(), Vouchers.MOST_ACCOUNTS);
        }
        return Result.DONE;
    }

    private List<Accounts.Account> missing(Scan scan, List<Accounts.Account> page) {
        var asked = page.stream().map(Accounts.Account::id).toList();
        var missing = new HashSet<>(vouchers.missing(scan.licenseId(), scan.domain(), scan.since(), asked));
        return page.stream().filter(account -> missing.contains(account.id())).toList();
    }

    private boolean say(Scan scan, long stamp, List<Accounts.Account> missing, int said) {
        return database.inTransaction(() -> {
            var goesOn = scans.goOn(scan, missing.size());
            if (goesOn && !missing.isEmpty()) {
                var at = new DeployedDomains.Deployed(scan.licenseId(), scan.domain());
                var people = DomainFacts.found(missing, said);
                outbox.append(Topic.ENROLLMENT_BULK, DomainFacts.of(at, scan.id(), stamp, people, PEOPLE_PER_FACT));
            }
            return goesOn;
        });
    }
}
