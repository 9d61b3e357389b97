package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import rollbook.events.AccessNoted.Act;
import rollbook.events.AccessNoted.Detail;
import rollbook.events.Actor;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.GrantTrouble;
import rollbook.lms.usecase.ClassroomGrants.Grant;

/**
 * A teacher's consent at Google no longer counts. Nobody leaves a license by it; the teacher sees it, and the admins of licenses
 * with assignments of theirs are told, once.
 */
@ApplicationScoped
class LoseGrant {
    private static final Logger LOG = Logger.getLogger(LoseGrant.class);

    private final ClassroomGrants grants;
    private final Connections connections;
    private final NoteConnection noteConnection;
    private final Database database;

    LoseGrant(ClassroomGrants grants, Connections connections, NoteConnection noteConnection, Database database) {
        this.grants = grants;
        this.connections = connections;
        this.noteConnection = noteConnection;
        this.database = database;
    }

    void lose(Grant grant, GrantTrouble trouble) {
        database.inTransaction(() -> {
            if (grants.lose(grant.connectionId(), trouble)) {
                LOG.infof("a consent at Google no longer counts: %s", trouble);
                tell(grant, trouble);
            }
            return grant;
        });
    }

    private void tell(Grant grant, GrantTrouble trouble) {
        var connection = connections.find(grant.connectionId()).orElseThrow();
        grants.licensesOfMaker(grant)
                .forEach(licenseId -> noteConnection.note(
                        licenseId, Act.PAUSED, connection, Actor.SYSTEM, new Detail("why", trouble.name())));
    }
}
