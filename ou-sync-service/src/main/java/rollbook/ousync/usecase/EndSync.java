package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import rollbook.events.AccessNoted.Act;
import rollbook.events.Actor;
import rollbook.events.LicenseStatus;
import rollbook.events.SourceEnded;
import rollbook.events.Topic;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.ousync.usecase.Syncs.Sync;

/**
 * A sync is removed, and every grant it gave ends with it; whoever has another stays (R14, X5). Or only its connection is
 * given up: then nobody leaves, and nothing is read until somebody authorizes again.
 */
@ApplicationScoped
public class EndSync {
    private final SyncAuthority authority;
    private final Syncs syncs;
    private final FinishRemovals finishRemovals;
    private final RevokeConsent revokeConsent;
    private final NoteSync noteSync;
    private final Outbox outbox;
    private final Database database;
    private final Ids ids;

    EndSync(
            SyncAuthority authority,
            Syncs syncs,
            FinishRemovals finishRemovals,
            RevokeConsent revokeConsent,
            NoteSync noteSync,
            Outbox outbox,
            Database database,
            Ids ids) {
        this.authority = authority;
        this.syncs = syncs;
        this.finishRemovals = finishRemovals;
        this.revokeConsent = revokeConsent;
        this.noteSync = noteSync;
        this.outbox = outbox;
        this.database = database;
        this.ids = ids;
    }

    /**
     * Removes it at once: staff, or the Google admin, who is shown the plan of it first.
     *
     * @throws ProblemException 404 or 403: who may; 409 where there is none, and while the license is frozen, for staff as well:
     *     everybody on it stays as they are until it is renewed (§4)
     */
    public void remove(UUID licenseId, Actor actor) {
        if (authority.requireReader(licenseId, actor).status() != LicenseStatus.LIVE) {
            throw new ProblemException(SyncProblem.NOT_LIVE);
        }
        finishRemovals.finish(database.inTransaction(() -> {
            var sync = lock(licenseId);
            authority.requireGoogleAdminOrStaff(sync, actor);
            end(sync, actor);
            return sync;
        }));
    }

    /** In the transaction that decides it; {@link FinishRemovals} does the rest. */
    void end(Sync sync, Actor actor) {
        var ended = new SourceEnded(
                sync.licenseId(), SourceEnded.Kind.SYNC, sync.id().toString(), ids.next(), actor, database.stamp());
        outbox.append(Topic.ENROLLMENT_BULK, List.of(ended));
        revokeConsent.owe(sync);
        syncs.remove(sync.licenseId());
        noteSync.note(sync.licenseId(), Act.ENDED, actor);
    }

    /**
     * Forgets the authorization, and has Google forget it. Google being away does not keep it here. Not for staff: they pause the
     * sync, or remove it (§2).
     */
    public void disconnect(UUID licenseId, Actor actor) {
        authority.requireAdmin(licenseId, actor);
        database.inTransaction(() -> {
            var sync = lock(licenseId);
            authority.requireGoogleAdmin(sync, actor);
            revokeConsent.owe(sync);
            syncs.disconnect(licenseId);
            noteSync.note(licenseId, Act.DISCONNECTED, actor);
            return sync;
        });
    }

    private Sync lock(UUID licenseId) {
        return syncs.lock(licenseId).orElseThrow(() -> new ProblemException(SyncProblem.NOT_CONNECTED));
    }
}
