package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.licenses.SyncClaims;
import rollbook.ousync.usecase.Syncs.Sync;

/** Brings removed syncs to their end: the authorization is revoked at Google, the claim released, what was kept forgotten. */
@ApplicationScoped
public class FinishRemovals {
    private final Syncs syncs;
    private final RevokeConsent revokeConsent;
    private final SyncClaims claims;
    private final Database database;

    FinishRemovals(Syncs syncs, RevokeConsent revokeConsent, SyncClaims claims, Database database) {
        this.syncs = syncs;
        this.revokeConsent = revokeConsent;
        this.claims = claims;
        this.database = database;
    }

    /** Tries each of them once; false: nothing is left, or not for now. */
    public boolean step() {
        database.inTransaction(syncs::removed).forEach(this::finish);
        return false;
    }

    /** Google being away keeps nobody from a new sync; its authorization is worth nothing without the token. */
    void finish(Sync sync) {
        revokeConsent.of(sync);
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
