package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AccessNoted.Act;
import rollbook.events.Actor;
import rollbook.events.EmailAddress;
import rollbook.google.GoogleAccounts;
import rollbook.google.GoogleAccounts.Account;
import rollbook.google.GoogleAccounts.Consent;
import rollbook.google.GoogleProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.ousync.domain.HoldCause;
import rollbook.ousync.usecase.Attempts.Attempt;
import rollbook.ousync.usecase.Directories.UnreadableException;
import rollbook.ousync.usecase.Syncs.Authorization;
import rollbook.ousync.usecase.Syncs.Sync;

/**
 * Google sends the admin back. What was consented to is kept only if it suffices: both scopes (X24), the admin's own account,
 * which may really read users and units (R5), and a license that may be synced, which is claimed (R4, R15).
 */
@ApplicationScoped
public class FinishAuthorization {
    private final Attempts attempts;
    private final GoogleAccounts google;
    private final Directories directories;
    private final SyncAuthority authority;
    private final Claims claims;
    private final Syncs syncs;
    private final Tokens tokens;
    private final NoteSync noteSync;
    private final RevokeConsent revokeConsent;
    private final Database database;
    private final Ids ids;

    FinishAuthorization(
            Attempts attempts,
            GoogleAccounts google,
            Directories directories,
            SyncAuthority authority,
            Claims claims,
            Syncs syncs,
            Tokens tokens,
            NoteSync noteSync,
            RevokeConsent revokeConsent,
            Database database,
            Ids ids) {
        this.attempts = attempts;
        this.google = google;
        this.directories = directories;
        this.authority = authority;
        this.claims = claims;
        this.syncs = syncs;
        this.tokens = tokens;
        this.noteSync = noteSync;
        this.revokeConsent = revokeConsent;
        this.database = database;
        this.ids = ids;
    }

    /** What came of an attempt: the license it was for, and why it failed, if so. */
    public record Finished(UUID licenseId, @Nullable ProblemException refusal) {}

    /**
     * Finishes the attempt of that state.
     *
     * @param code null where Google sends an error instead
     * @throws ProblemException 410 where there is no such attempt: then nobody knows which license it was for
     */
    public Finished finish(String state, @Nullable String code) {
        var attempt = database.inTransaction(() -> attempts.take(state))
                .orElseThrow(() -> new ProblemException(SyncProblem.NO_SUCH_ATTEMPT));
        try {
            if (code == null) {
                throw new ProblemException(SyncProblem.CONSENT_REFUSED);
            }
            connect(attempt, google.redeem(code, attempt.verifier()));
            return new Finished(attempt.licenseId(), null);
        } catch (ProblemException e) {
            return new Finished(attempt.licenseId(), e);
        }
    }

    /** Whatever is not kept is revoked at Google, also where this breaks off. */
    private void connect(Attempt attempt, Consent consent) {
        var owed = revokeConsent.oweUnlessKept(attempt.licenseId(), consent);
        try {
            var account = google.account(consent);
            requireSufficient(attempt, consent, account);
            keep(attempt, consent, account, owed);
        } catch (RuntimeException e) {
            revokeConsent.oweNow(owed);
            throw e;
        }
    }

    private void requireSufficient(Attempt attempt, Consent consent, Account account) {
        var isTheirs = EmailAddress.parse(account.email()) instanceof EmailAddress address
                && address.normalized().equals(attempt.email());
        if (!isTheirs) {
            throw new ProblemException(SyncProblem.NOT_YOUR_ACCOUNT);
        }
        if (!google.suffice(consent.scopes())) {
            throw new ProblemException(SyncProblem.SCOPES_MISSING);
        }
        try {
            var directory = directories.open(consent.refreshToken());
            directory.units();
            directory.users("/", null);
        } catch (UnreadableException e) {
            throw new ProblemException(SyncProblem.of(e.trouble()));
        } catch (Directories.PageExpiredException e) {
            throw new ProblemException(GoogleProblem.AWAY);
        }
    }

    /** Who was an admin when they set out may be none any more; the claim comes first, as only its holder may be kept. */
    private void keep(Attempt attempt, Consent consent, Account account, long owed) {
        var licenseId = attempt.licenseId();
        authority.requireAdmin(licenseId, actor(attempt));
        var syncId = database.inTransaction(() -> syncs.reserve(licenseId, ids.next(), attempt.account()))
                .orElseThrow(() -> new ProblemException(SyncProblem.STILL_REMOVING));
        claims.claim(licenseId, syncId).ifPresent(refusal -> {
            database.inTransaction(() -> {
                syncs.giveUp(licenseId, syncId);
                return syncId;
            });
            throw new ProblemException(refusal);
        });
        var isKept = database.inTransaction(() -> {
            var found = syncs.lock(licenseId).filter(sync -> sync.id().equals(syncId));
            found.ifPresent(sync -> authorize(sync, attempt, consent, account, owed));
            return found.isPresent();
        });
        if (!isKept) {
            claims.release(licenseId, syncId); // removed meanwhile: nobody else would
            throw new ProblemException(SyncProblem.STILL_REMOVING);
        }
    }

    private void authorize(Sync sync, Attempt attempt, Consent consent, Account account, long owed) {
        if (!revokeConsent.kept(owed)) {
            throw new ProblemException(SyncProblem.NO_SUCH_ATTEMPT);
        }
        revokeConsent.owe(sync);
        syncs.authorize(sync.licenseId(), authorization(attempt, consent, account), review(sync));
        noteSync.note(sync.licenseId(), Act.CONNECTED, actor(attempt));
    }

    private static Actor actor(Attempt attempt) {
        return new Actor(attempt.account(), attempt.email(), Actor.Role.LICENSE_ADMIN);
    }

    private Authorization authorization(Attempt attempt, Consent consent, Account account) {
        return new Authorization(
                account.googleId(),
                account.email(),
                consent.scopes(),
                tokens.seal(attempt.licenseId(), consent.refreshToken()),
                attempt.account());
    }

    /** What changed at Google while a sync was cut off is looked at before anybody is removed. */
    private static @Nullable HoldCause review(Sync sync) {
        var wasCutOff = sync.sealedToken() == null
                || (sync.trouble() != null && sync.trouble().needsAuthorization());
        return wasCutOff && !sync.units().isEmpty() ? HoldCause.NEW_AUTHORIZATION : sync.review();
    }
}
