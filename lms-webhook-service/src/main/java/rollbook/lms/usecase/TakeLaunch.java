package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.Claims;
import rollbook.lms.domain.Flaw;
import rollbook.lms.domain.Launch;
import rollbook.lms.domain.LaunchCheck;
import rollbook.lms.domain.Standing;
import rollbook.lms.usecase.IdTokens.Signed;
import rollbook.lms.usecase.IdTokens.Unsigned;
import rollbook.lms.usecase.LtiStates.Login;
import rollbook.lms.usecase.Registrations.Registration;

/**
 * A platform answers who somebody is and what they opened (PROTOCOLS §D3–D5). The token is looked at first, which may take a
 * question to the platform; then, in one transaction, the login is used up and what it proved is taken in. A login is used
 * by one launch, however many come with it at once.
 */
@ApplicationScoped
public class TakeLaunch {
    private final LtiStates states;
    private final Registrations registrations;
    private final IdTokens tokens;
    private final TakeVisit takeVisit;
    private final CountRejections countRejections;
    private final Connections connections;
    private final Database database;
    private final Clock clock;

    TakeLaunch(
            LtiStates states,
            Registrations registrations,
            IdTokens tokens,
            TakeVisit takeVisit,
            CountRejections countRejections,
            Connections connections,
            Database database,
            Clock clock) {
        this.states = states;
        this.registrations = registrations;
        this.tokens = tokens;
        this.takeVisit = takeVisit;
        this.countRejections = countRejections;
        this.connections = connections;
        this.database = database;
        this.clock = clock;
    }

    /** What is shown to whoever came. */
    public sealed interface Visit {}

    /** A student. */
    public record Opened(@Nullable String title, TakeOpen.Fate fate) implements Visit {}

    /**
     * Somebody else, who is enrolled by nothing.
     *
     * @param state what the assignment is; null: none of ours
     * @param pending whether it waits for the license's admin to come through the connection
     * @param switchedOff whether its license takes nobody by an LMS for now
     */
    public record Looked(
            Standing standing,
            @Nullable String title,
            @Nullable AssignmentState state,
            boolean pending,
            boolean switchedOff)
            implements Visit {}

    /** A teacher about to name an assignment, in a form that carries the token. */
    public record Naming(String token, @Nullable String title) implements Visit {}

    /**
     * Takes a launch in.
     *
     * @throws ProblemException 401 where it proves nothing, 400 where it cannot be read, 404 for an unknown deployment, 503
     *     while the platform's keys are not to be had
     */
    public Visit take(String state, String token) {
        var login = database.inTransaction(() -> states.find(state))
                .orElseThrow(() -> new ProblemException(LtiProblem.NOT_BEGUN));
        var registration = database.inTransaction(() -> registrations.find(login.registrationId()))
                .orElseThrow();
        var launch = launch(registration, login, token);
        return database.inTransaction(() -> {
            if (!states.use(state)) {
                throw new ProblemException(LtiProblem.NOT_BEGUN);
            }
            return takeVisit.take(registration, launch, login.nonce());
        });
    }

    /** A platform says that it did not sign somebody in: the login is over. */
    public void refused(String state) {
        database.inTransaction(() -> states.use(state));
    }

    private Launch launch(Registration registration, Login login, String token) {
        return switch (read(registration, login, token)) {
            case Signed(Claims claims) -> {
                var check =
                        new LaunchCheck(registration.issuer(), registration.clientId(), login.nonce(), clock.instant());
                yield switch (check.of(claims)) {
                    case LaunchCheck.Passed(Launch launch) -> launch;
                    case LaunchCheck.Failed(Flaw flaw) -> throw refusal(registration, login, flaw);
                };
            }
            case Unsigned(Flaw flaw) -> throw refusal(registration, login, flaw);
        };
    }

    private IdTokens.Read read(Registration registration, Login login, String token) {
        try {
            return tokens.read(registration, token);
        } catch (ProblemException e) {
            count(registration, login, "KEYS_UNREACHABLE");
            throw e;
        }
    }

    /** Told to the admin of the deployment that the login named: a word that proves nothing, and is shown to nobody else. */
    private void count(Registration registration, Login login, String why) {
        database.inTransaction(() -> Optional.ofNullable(login.deployment())
                        .flatMap(hint -> connections.ofDeployment(registration.id(), hint)))
                .ifPresent(connection -> countRejections.count(connection.id(), why));
    }

    private ProblemException refusal(Registration registration, Login login, Flaw flaw) {
        count(registration, login, flaw.name());
        return new ProblemException(flaw.refused() ? LtiProblem.TOKEN_REFUSED : LtiProblem.TOKEN_MALFORMED, flaw.why());
    }
}
