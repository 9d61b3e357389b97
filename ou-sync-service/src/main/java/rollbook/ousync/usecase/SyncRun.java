package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import rollbook.events.AccessNoted.Act;
import rollbook.events.AccessNoted.Detail;
import rollbook.events.Actor;
import rollbook.events.LicenseStatus;
import rollbook.kit.failure.FailureText;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.licenses.Licenses;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Directories.UnreadableException;
import rollbook.ousync.usecase.Runs.Past;
import rollbook.ousync.usecase.Runs.Result;
import rollbook.ousync.usecase.Runs.Run;
import rollbook.ousync.usecase.SayRun.LostLeaseException;

/** One run from its beginning to its end: everybody who joined is said before the first who left (R9, X7). */
@ApplicationScoped
class SyncRun {
    private static final Logger LOG = Logger.getLogger(SyncRun.class);

    private final Licenses licenses;
    private final Claims claims;
    private final RefreshGrants refreshGrants;
    private final Directories directories;
    private final Tokens tokens;
    private final SayRun sayRun;
    private final ConfirmAbsent confirmAbsent;
    private final EndAbsent endAbsent;
    private final EndUnits endUnits;
    private final Runs runs;
    private final NoteSync noteSync;
    private final Database database;

    SyncRun(
            Licenses licenses,
            Claims claims,
            RefreshGrants refreshGrants,
            Directories directories,
            Tokens tokens,
            SayRun sayRun,
            ConfirmAbsent confirmAbsent,
            EndAbsent endAbsent,
            EndUnits endUnits,
            Runs runs,
            NoteSync noteSync,
            Database database) {
        this.licenses = licenses;
        this.claims = claims;
        this.refreshGrants = refreshGrants;
        this.directories = directories;
        this.tokens = tokens;
        this.sayRun = sayRun;
        this.confirmAbsent = confirmAbsent;
        this.endAbsent = endAbsent;
        this.endUnits = endUnits;
        this.runs = runs;
        this.noteSync = noteSync;
        this.database = database;
    }

    /** How many left, and how many are held. */
    record Counted(int left, int held) {}

    void run(Run run) {
        try {
            var trouble = obstacle(run);
            if (trouble == null) {
                read(run);
            } else {
                failed(run, trouble);
            }
        } catch (LostLeaseException _) {
            LOG.infof("licenseId=%s: the sync was changed, or another runner has taken it over", run.licenseId());
            failed(run, null);
        } catch (UnreadableException e) {
            LOG.warnf("licenseId=%s: the directory was not read: %s", run.licenseId(), FailureText.of(e));
            failed(run, e.trouble());
        } catch (ProblemException e) {
            LOG.warnf("licenseId=%s: a run breaks off: %s", run.licenseId(), FailureText.of(e));
            failed(run, Trouble.SERVICE_AWAY);
        } catch (RuntimeException e) {
            failed(run, Trouble.FAILED_HERE);
            throw e;
        }
    }

    /** Why nothing is read at all; null where it is. */
    private @Nullable Trouble obstacle(Run run) {
        var license = licenses.known(run.licenseId()).or(() -> licenses.ask(run.licenseId()));
        if (license.isEmpty() || license.get().status() != LicenseStatus.LIVE) {
            return Trouble.LICENSE_NOT_LIVE;
        }
        return claims.runsNext(run.licenseId(), run.sync().id(), run.nextAt()) ? null : Trouble.CLAIM_LOST;
    }

    private void read(Run run) {
        refreshGrants.refresh(run.licenseId(), run.sync().id());
        var reader = new JoiningReader(run, sayRun);
        var directory = directories.open(tokens.open(run.sync()), () -> sayRun.signOfLife(run, reader.progress()));
        var reading = ReadDirectory.read(directory, run.sync().units(), reader);
        var complete = confirmAbsent.confirm(run, directory, reading.complete(), reader);
        var counted = endAbsent.end(run, complete, reader);
        end(
                run,
                counted.held() > 0 ? Result.HELD : Result.DONE,
                reading.gone().isEmpty() ? null : Trouble.UNIT_GONE,
                counted.held(),
                complete.size() == run.sync().units().size(),
                complete.size() + reading.gone().size() == run.sync().units().size());
    }

    private void failed(Run run, @Nullable Trouble trouble) {
        end(run, Result.FAILED, trouble, 0, false, false);
    }

    /**
     * What is to be looked at first is, once all of it was read: what was not is to be reviewed still. A unit deselected ends
     * once all the others that Google still has were read, so that who is in one of them stays.
     */
    private void end(
            Run run, Result result, @Nullable Trouble trouble, int held, boolean reviewed, boolean isComplete) {
        database.inTransaction(() -> {
            var before = runs.lastSuccess(run.licenseId());
            var ended = runs.end(run, result, trouble, reviewed);
            if (ended && isComplete) {
                endUnits.end(run.licenseId());
            }
            if (ended && trouble != null && trouble.needsAuthorization()) {
                noteSync.note(run.licenseId(), Act.PAUSED, Actor.SYSTEM, new Detail("why", trouble.name()));
            }
            if (ended && held > 0 && before.map(Past::result).orElse(null) != Result.HELD) {
                noteSync.note(run.licenseId(), Act.HELD, Actor.SYSTEM, new Detail("people", Integer.toString(held)));
            }
            return run;
        });
    }
}
