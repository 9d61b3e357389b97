package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/**
 * Brings what is known of the grants up to date before anything is compared: license-service is asked whose standing changed
 * since, whatever changed it (R13). After a quiet half hour that is one short question.
 */
@ApplicationScoped
public class RefreshGrants {
    /** A run, a plan and a commit may refresh at once; each that comes too late begins anew from what the other learned. */
    private static final int MOST_TRIES = 5;

    private final LicensePeople people;
    private final Grants grants;
    private final Database database;

    RefreshGrants(LicensePeople people, Grants grants, Database database) {
        this.people = people;
        this.grants = grants;
        this.database = database;
    }

    /**
     * Asks until nothing is left.
     *
     * @throws ProblemException 503 while license-service is away
     */
    public void refresh(UUID licenseId, UUID syncId) {
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            if (refreshed(licenseId, syncId)) {
                return;
            }
        }
        throw new ProblemException(CommonProblem.UNAVAILABLE);
    }

    /** An answer holds from its first part on, so what is known ends where that part did; false: it is to be done again. */
    private boolean refreshed(UUID licenseId, UUID syncId) {
        var known = database.inTransaction(() -> grants.position(licenseId, syncId));
        if (known < 0) {
            return true; // the sync is over
        }
        var part = people.changedAfter(licenseId, syncId, known, null);
        var reached = part.seq();
        if (reached < known) {
            database.inTransaction(() -> {
                grants.unlearn(licenseId, syncId);
                return known;
            });
            return false;
        }
        while (true) {
            var answer = part;
            var to = answer.next() == null ? reached : known;
            if (!database.inTransaction(() -> grants.learn(licenseId, syncId, answer.people(), known, to))) {
                return false;
            }
            if (answer.next() == null) {
                return true;
            }
            part = people.changedAfter(licenseId, syncId, known, answer.next());
        }
    }
}
