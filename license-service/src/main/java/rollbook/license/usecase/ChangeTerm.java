package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.license.domain.License;
import rollbook.license.domain.Term;

/**
 * Staff renew, suspend or resume a license (RULES §2). What was frozen goes on by itself: its people have access again, and
 * what came meanwhile is judged.
 */
@ApplicationScoped
public class ChangeTerm {
    private final Licenses licenses;
    private final HoldDomains holdDomains;
    private final SaveLicense saveLicense;
    private final Activities activities;
    private final Database database;

    ChangeTerm(
            Licenses licenses,
            HoldDomains holdDomains,
            SaveLicense saveLicense,
            Activities activities,
            Database database) {
        this.licenses = licenses;
        this.holdDomains = holdDomains;
        this.saveLicense = saveLicense;
        this.activities = activities;
        this.database = database;
    }

    /**
     * Gives a license another end; nothing happens if it has just that. Empty: no such license.
     *
     * @param expiresAt null = without an end
     * @param graceDays null = as before
     * @throws ProblemException 409 with R44 when it would live and a domain of it is another's meanwhile
     */
    @Transactional
    public Optional<License> renew(
            UUID licenseId, @Nullable Instant expiresAt, @Nullable Integer graceDays, Actor actor) {
        return licenses.lock(licenseId).map(license -> {
            var before = license.term();
            var after = before.renewed(expiresAt, graceDays);
            var detail = Map.of(
                    "from", end(before),
                    "to", end(after),
                    "graceFrom", String.valueOf(before.graceDays()),
                    "graceTo", String.valueOf(after.graceDays()));
            return change(license, after, Activities.Change.TERM, actor, detail);
        });
    }

    /** Freezes a license until it is resumed; nothing happens if it is. Empty: no such license. */
    @Transactional
    public Optional<License> suspend(UUID licenseId, @Nullable String reason, Actor actor) {
        return licenses.lock(licenseId).map(license -> {
            var detail = fromTo(license, license.term().suspended(true));
            if (reason != null) {
                detail.put("reason", reason);
            }
            return change(license, license.term().suspended(true), Activities.Change.SUSPENDED, actor, detail);
        });
    }

    /**
     * Ends a suspension; nothing happens if there is none. Empty: no such license.
     *
     * @throws ProblemException 409 with R44 when it would live and a domain of it is another's meanwhile
     */
    @Transactional
    public Optional<License> resume(UUID licenseId, Actor actor) {
        return licenses.lock(licenseId).map(license -> {
            var after = license.term().suspended(false);
            return change(license, after, Activities.Change.RESUMED, actor, fromTo(license, after));
        });
    }

    private License change(
            License license, Term term, Activities.Change change, Actor actor, Map<String, String> detail) {
        var changed = license.with(term, database.now());
        if (changed.equals(license)) {
            return license;
        }
        if (changed
                .isLive()) { // though it lived when it was read: its term may be over by now, and the domain another's
            holdDomains.hold(changed, changed.emailDomains());
        }
        activities.note(license.id(), change, actor, detail);
        return saveLicense.save(changed);
    }

    private Map<String, String> fromTo(License license, Term after) {
        var detail = new HashMap<String, String>();
        detail.put("from", license.status().name());
        detail.put("to", after.status(database.now()).name());
        return detail;
    }

    private static String end(Term term) {
        return term.expiresAt() == null ? "never" : term.expiresAt().toString();
    }
}
