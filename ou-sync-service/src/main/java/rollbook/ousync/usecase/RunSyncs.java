package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;

/** Runs the syncs whose turn it is: each starts at most thirty minutes after its last start (R12, X8). */
@ApplicationScoped
public class RunSyncs {
    private final Runs runs;
    private final SyncRun syncRun;
    private final Database database;
    private final Ids ids;
    private final Duration every;

    RunSyncs(
            Runs runs,
            SyncRun syncRun,
            Database database,
            Ids ids,
            @ConfigProperty(name = "rollbook.ou-syncs.run-every") Duration every) {
        this.runs = runs;
        this.syncRun = syncRun;
        this.database = database;
        this.ids = ids;
        this.every = every;
    }

    /** Does the run most due to its end; false: none is due. */
    public boolean step() {
        var begun = database.inTransaction(() -> runs.begin(ids.next(), every));
        begun.ifPresent(syncRun::run);
        return begun.isPresent();
    }
}
