package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import rollbook.kit.sql.Database;

/**
 * Brings what is known of the grants up to date before a run compares: license-service is asked whose standing changed since,
 * whatever changed it (R13). After a quiet half hour that is one short question.
 */
@ApplicationScoped
public class RefreshGrants {
    private final LicensePeople people;
    private final Grants grants;
    private final Database database;

    RefreshGrants(LicensePeople people, Grants grants, Database database) {
        this.people = people;
        this.grants = grants;
        this.database = database;
    }

    /** Asks until nothing is left. An answer holds from its first part on, so the last position is that of the first part. */
    public void refresh(UUID licenseId, UUID syncId) {
        var known = database.inTransaction(() -> grants.position(licenseId));
        var part = people.changedAfter(licenseId, syncId, known, null);
        var reached = part.seq();
        while (true) {
            var answer = part;
            database.inTransaction(() -> {
                grants.learn(licenseId, answer.people(), answer.next() == null ? reached : known);
                return answer;
            });
            if (answer.next() == null) {
                return;
            }
            part = people.changedAfter(licenseId, syncId, known, answer.next());
        }
    }
}
