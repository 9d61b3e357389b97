package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rollbook.events.AccessNoted.Act;
import rollbook.events.AccessNoted.Detail;
import rollbook.events.Actor;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.ousync.domain.HoldCause;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Syncs.Sync;

/**
 * What is done to a sync between its runs: run now, pause, freeze, approve who may leave. Who may is asked outside of the
 * transaction that does it: license-service may be asked for it.
 */
@ApplicationScoped
public class ChangeSync {
    private static final Duration LONGEST_FREEZE = Duration.ofDays(366);

    private final SyncAuthority authority;
    private final Syncs syncs;
    private final Holds holds;
    private final NoteSync noteSync;
    private final Database database;

    ChangeSync(SyncAuthority authority, Syncs syncs, Holds holds, NoteSync noteSync, Database database) {
        this.authority = authority;
        this.syncs = syncs;
        this.holds = holds;
        this.noteSync = noteSync;
        this.database = database;
    }

    /** Sync now, or right after the run under way; for any admin of the license (X8). */
    public void runNow(UUID licenseId, Actor actor) {
        authority.requireAdmin(licenseId, actor);
        change(licenseId, sync -> {
            if (sync.isStopped()) {
                throw new ProblemException(SyncProblem.PAUSED);
            }
            if (sync.units().isEmpty()) {
                throw new ProblemException(SyncProblem.NO_UNITS);
            }
            syncs.runNow(licenseId);
        });
    }

    /** Pauses or goes on; what staff paused only staff let go on. The same again changes nothing. */
    public void pause(UUID licenseId, Actor actor, boolean wanted) {
        authority.requireReader(licenseId, actor);
        change(licenseId, sync -> pause(sync, actor, wanted));
    }

    private void pause(Sync sync, Actor actor, boolean wanted) {
        authority.requireGoogleAdminOrStaff(sync, actor);
        if (actor.role() == Actor.Role.STAFF) {
            pauseByStaff(sync, actor, wanted);
        } else if (sync.pausedByStaff()) {
            throw new ProblemException(SyncProblem.STAFF_PAUSED);
        } else if (wanted && !sync.paused()) {
            syncs.pause(sync.licenseId(), Trouble.PAUSED_BY_ADMIN);
            noteSync.note(sync.licenseId(), Act.PAUSED, actor);
        } else if (!wanted && sync.paused()) {
            resume(sync, actor);
        }
    }

    private void pauseByStaff(Sync sync, Actor actor, boolean wanted) {
        if (wanted != sync.pausedByStaff()) {
            syncs.pauseByStaff(sync.licenseId(), wanted);
            noteSync.note(sync.licenseId(), wanted ? Act.PAUSED : Act.RESUMED, actor);
        }
    }

    /** Who lost their role at Google may have it again; then what changed meanwhile is looked at before anybody leaves. */
    private void resume(Sync sync, Actor actor) {
        var trouble = sync.trouble();
        if (sync.sealedToken() == null || trouble == Trouble.AUTHORIZATION_LOST || trouble == Trouble.SCOPE_LOST) {
            throw new ProblemException(SyncProblem.AUTHORIZATION_LOST);
        }
        syncs.resume(sync.licenseId(), trouble == Trouble.NOT_A_GOOGLE_ADMIN ? HoldCause.NEW_AUTHORIZATION : null);
        noteSync.note(sync.licenseId(), Act.RESUMED, actor);
    }

    /** From when until when removals stand still while additions go on; what is held by then stays held (X28). */
    public void freeze(UUID licenseId, Actor actor, Instant from, Instant until) {
        authority.requireAdmin(licenseId, actor);
        change(licenseId, sync -> freeze(sync, actor, from, until));
    }

    private void freeze(Sync sync, Actor actor, Instant from, Instant until) {
        authority.requireGoogleAdmin(sync, actor);
        var isRange = from.isBefore(until)
                && until.isAfter(database.now())
                && !Duration.between(from, until).minus(LONGEST_FREEZE).isPositive();
        if (!isRange) {
            throw new ProblemException(SyncProblem.NO_RANGE);
        }
        syncs.freeze(sync.licenseId(), from, until);
        noteSync.note(
                sync.licenseId(),
                Act.FROZEN,
                actor,
                new Detail("from", from.toString()),
                new Detail("until", until.toString()));
    }

    /** Ends the freeze; nothing happens without one. */
    public void unfreeze(UUID licenseId, Actor actor) {
        authority.requireAdmin(licenseId, actor);
        change(licenseId, sync -> {
            authority.requireGoogleAdmin(sync, actor);
            if (sync.freezeUntil() != null) {
                syncs.freeze(licenseId, null, null);
                noteSync.note(licenseId, Act.UNFROZEN, actor);
            }
        });
    }

    /**
     * Approves that held people leave, with the next run that finds them absent still, which is begun at once (X28). For any
     * admin of the license, who could remove them by hand as well.
     *
     * @param googleIds null = everybody held by then
     * @return how many
     */
    public int approve(UUID licenseId, Actor actor, @Nullable Collection<String> googleIds, Instant heldBy) {
        authority.requireAdmin(licenseId, actor);
        return database.inTransaction(() -> {
            var sync = lock(licenseId);
            var approved = holds.approve(licenseId, Objects.requireNonNull(actor.accountId()), googleIds, heldBy);
            if (approved > 0) {
                noteSync.note(licenseId, Act.APPROVED, actor, new Detail("people", Integer.toString(approved)));
                if (!sync.isStopped()) {
                    syncs.runNow(licenseId);
                }
            }
            return approved;
        });
    }

    private void change(UUID licenseId, Consumer<Sync> change) {
        database.inTransaction(() -> {
            var sync = lock(licenseId);
            change.accept(sync);
            return sync;
        });
    }

    private Sync lock(UUID licenseId) {
        return syncs.lock(licenseId).orElseThrow(() -> new ProblemException(SyncProblem.NOT_CONNECTED));
    }
}
