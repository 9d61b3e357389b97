package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.google.GoogleAccounts;
import rollbook.google.GoogleAccounts.Account;
import rollbook.google.GoogleAccounts.Consent;
import rollbook.google.Pkce;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.lms.usecase.ClassroomAttempts.Attempt;
import rollbook.lms.usecase.ClassroomGrants.Allowed;

/**
 * A teacher connects Google Classroom with their own account (R28): they allow us at Google to hear of their courses' work, and
 * Google sends them back. What they allowed is kept only where it is all that is needed, and their own (X26).
 */
@ApplicationScoped
public class ConnectClassroom {
    private final Classrooms classrooms;
    private final GoogleAccounts google;
    private final ClassroomAttempts attempts;
    private final ClassroomGrants grants;
    private final ClassroomCourses courses;
    private final Confirmations confirmations;
    private final Database database;
    private final Ids ids;

    ConnectClassroom(
            Classrooms classrooms,
            GoogleAccounts google,
            ClassroomAttempts attempts,
            ClassroomGrants grants,
            ClassroomCourses courses,
            Confirmations confirmations,
            Database database,
            Ids ids) {
        this.classrooms = classrooms;
        this.google = google;
        this.attempts = attempts;
        this.grants = grants;
        this.courses = courses;
        this.confirmations = confirmations;
        this.database = database;
        this.ids = ids;
    }

    /**
     * Where the teacher's browser is to go, within ten minutes.
     *
     * @param email their verified address, normalized
     * @throws ProblemException 503 where Classroom is not set up
     */
    public URI begin(UUID account, String email) {
        if (!classrooms.isSetUp()) {
            throw new ProblemException(ClassroomProblem.NOT_SET_UP);
        }
        var pkce = Pkce.fresh();
        database.inTransaction(() -> {
            attempts.begin(pkce.state(), new Attempt(account, email, pkce.verifier()));
            return pkce;
        });
        return google.consentPage(pkce.state(), pkce.challenge(), email);
    }

    /**
     * Finishes the attempt of that state; why it failed, if it did.
     *
     * @param code null where Google sends an error instead
     * @throws ProblemException 410 where there is no such attempt
     */
    public Optional<ProblemException> finish(String state, @Nullable String code) {
        var attempt = database.inTransaction(() -> attempts.take(state))
                .orElseThrow(() -> new ProblemException(ClassroomProblem.NO_SUCH_ATTEMPT));
        try {
            if (code == null) {
                throw new ProblemException(ClassroomProblem.CONSENT_REFUSED);
            }
            connect(attempt, google.redeem(code, attempt.verifier()));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e);
        }
    }

    private void connect(Attempt attempt, Consent consent) {
        try {
            var account = google.account(consent);
            requireSufficient(attempt, consent, account);
            keep(new Allowed(
                    attempt.account(), account.googleId(), attempt.email(), consent.scopes(), consent.refreshToken()));
        } catch (RuntimeException e) {
            giveBack(consent);
            throw e;
        }
    }

    private void requireSufficient(Attempt attempt, Consent consent, Account account) {
        var isTheirs = EmailAddress.parse(account.email()) instanceof EmailAddress address
                && address.normalized().equals(attempt.email());
        if (!isTheirs) {
            throw new ProblemException(ClassroomProblem.NOT_YOUR_ACCOUNT);
        }
        if (!google.suffice(consent.scopes())) {
            throw new ProblemException(ClassroomProblem.SCOPES_MISSING);
        }
    }

    /** What happened while nothing could come is looked for at once, too. */
    private void keep(Allowed allowed) {
        database.inTransaction(() -> {
            var connectionId = grants.keep(ids.next(), allowed);
            courses.allDue(connectionId);
            confirmations.allDue(connectionId);
            return connectionId;
        });
    }

    /** What is not kept Google may forget; not while something is read with the same account, as it would forget that too. */
    private void giveBack(Consent consent) {
        var isInUse =
                database.inTransaction(() -> grants.ofGoogle(consent.saidId()).isPresent());
        if (!isInUse) {
            google.revoke(consent.refreshToken());
        }
    }
}
