package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Act;
import rollbook.events.AccessNoted.Detail;
import rollbook.events.AccessNoted.Subject;
import rollbook.events.Actor;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.Connections.Connection;

/** Tells the license's activity what was done about an LMS of it, in the transaction in which it is done. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class NoteConnection {
    private final Outbox outbox;
    private final Database database;

    NoteConnection(Outbox outbox, Database database) {
        this.outbox = outbox;
        this.database = database;
    }

    void note(UUID licenseId, Act act, Connection connection, Actor actor, Detail... details) {
        outbox.append(new AccessNoted(
                licenseId, Subject.LMS_CONNECTION, act, connection.name(), actor, database.stamp(), List.of(details)));
    }
}
