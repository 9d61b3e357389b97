package rollbook.kit.replica;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.sql.Database;

/**
 * Copies of things another service owns, each a whole snapshot with a revision. The highest revision stays, whichever way
 * and in whatever order snapshots come: over Kafka, or asked of the owner because a request could not wait.
 */
@ApplicationScoped
@Transactional
public class SnapshotReplica {
    private final Database database;

    SnapshotReplica(Database database) {
        this.database = database;
    }

    /** Keeps a snapshot (JSON) unless a higher revision is there already. */
    public void keep(String kind, UUID id, long revision, String snapshot) {
        database.with(sql -> sql.execute("""
                insert into replica (kind, id, revision, snapshot) values (?, ?, ?, cast(? as jsonb))
                on conflict (kind, id) do update set revision = excluded.revision, snapshot = excluded.snapshot
                where replica.revision < excluded.revision
                """, kind, id, revision, snapshot));
    }

    public Optional<String> find(String kind, UUID id) {
        return database.with(sql -> sql.select("select snapshot::text from replica where kind = ? and id = ?", kind, id)
                .mapTo(String.class)
                .findOne());
    }
}
