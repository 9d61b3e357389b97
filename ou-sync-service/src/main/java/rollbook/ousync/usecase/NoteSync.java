package rollbook.ousync.usecase;

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

/** Tells the license's activity what was done about its sync, in the transaction in which it is done. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class NoteSync {
    private final Outbox outbox;
    private final Database database;

    NoteSync(Outbox outbox, Database database) {
        this.outbox = outbox;
        this.database = database;
    }

    void note(UUID licenseId, Act act, Actor actor, Detail... details) {
        outbox.append(new AccessNoted(licenseId, Subject.SYNC, act, null, actor, database.stamp(), List.of(details)));
    }
}
