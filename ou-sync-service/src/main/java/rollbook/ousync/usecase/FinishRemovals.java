package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Syncs.Sync;

/**
 * Brings syncs to their end that were removed, or reserved by an attempt that broke off: the claim is released, and what was
 * kept forgotten.
 */
@ApplicationScoped
public class FinishRemovals {
    private final Syncs syncs;
    private final Claims claims;
    private final Database database;

    FinishRemovals(Syncs syncs, Claims claims, Database database) {
        this.syncs = syncs;
        this.claims = claims;
        this.database = database;
    }

    /** Tries each of them once; false: nothing is left, or not for now. */
    public boolean step() {
        var over = database.inTransaction(() -> {
            syncs.abandonReserved();
            return syncs.removed();
        });
        over.forEach(this::finish);
        return false;
    }

    void finish(Sync sync) {
        try {
            claims.release(sync.licenseId(), sync.id());
        } catch (ProblemException _) {
            return; // while license-service is away; tried again shortly
        }
        database.inTransaction(() -> {
            syncs.forget(sync.licenseId(), sync.id());
            return sync;
        });
    }
}
