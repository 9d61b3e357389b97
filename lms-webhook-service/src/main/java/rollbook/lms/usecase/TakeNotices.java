package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.problem.ProblemType;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.Flaw;
import rollbook.lms.domain.Notice;
import rollbook.lms.domain.Notice.Sender;
import rollbook.lms.usecase.IdTokens.Signed;
import rollbook.lms.usecase.IdTokens.Unsigned;
import rollbook.lms.usecase.Registrations.Registration;
import rollbook.lms.usecase.TakeDelivery.Delivery;

/**
 * Takes in what platforms tell without being asked (PROTOCOLS §A2), each of a batch by itself: the platform does not send
 * again. A copied course needs nothing of us, since our reference stays with each link in it (ADR 0012); that it was copied
 * is kept for the admin to see.
 */
@ApplicationScoped
public class TakeNotices {
    /** Of one batch. */
    public static final int MOST = 100;

    private final IdTokens tokens;
    private final Registrations registrations;
    private final Connections connections;
    private final TakeDelivery takeDelivery;
    private final Database database;
    private final Clock clock;

    TakeNotices(
            IdTokens tokens,
            Registrations registrations,
            Connections connections,
            TakeDelivery takeDelivery,
            Database database,
            Clock clock) {
        this.tokens = tokens;
        this.registrations = registrations;
        this.connections = connections;
        this.takeDelivery = takeDelivery;
        this.database = database;
        this.clock = clock;
    }

    /** What became of one of a batch. */
    public sealed interface Result {}

    /** Its sender was proved. */
    public record Taken(Outcome outcome) implements Result {}

    /** Nothing is kept of it. */
    public record Refused(ProblemType type) implements Result {}

    /** Takes in a batch of tokens, in their order. */
    public List<Result> take(List<String> batch) {
        return batch.stream().map(this::take).toList();
    }

    private Result take(String token) {
        try {
            return new Taken(taken(token));
        } catch (ProblemException e) {
            return new Refused(e.type());
        }
    }

    private Outcome taken(String token) {
        var sender = tokens.unproved(token)
                .flatMap(Notice::sender)
                .orElseThrow(() -> new ProblemException(LtiProblem.TOKEN_MALFORMED));
        var registration = registration(sender);
        var notice = notice(registration, token);
        var connection = database.inTransaction(() -> connections.ofDeployment(registration.id(), notice.deployment()))
                .orElseThrow(() -> new ProblemException(LtiProblem.UNKNOWN_DEPLOYMENT));
        return takeDelivery.take(
                new Delivery(connection.id(), "notice " + notice.id(), notice.type(), token),
                (_, _) -> Notice.WANTED.contains(notice.type()) ? Outcome.TAKEN : Outcome.ignored("UNKNOWN_NOTICE"));
    }

    private Registration registration(Sender sender) {
        return database.inTransaction(() -> registrations.find(sender.issuer(), sender.clientId()))
                .orElseThrow(() -> new ProblemException(LtiProblem.UNKNOWN_PLATFORM));
    }

    private Notice notice(Registration registration, String token) {
        return switch (tokens.read(registration, token)) {
            case Signed(var claims) ->
                switch (Notice.of(claims, registration.issuer(), registration.clientId(), clock.instant())) {
                    case Notice.Passed(Notice notice) -> notice;
                    case Notice.Failed(Flaw flaw) -> throw refusal(flaw);
                };
            case Unsigned(Flaw flaw) -> throw refusal(flaw);
        };
    }

    private static ProblemException refusal(Flaw flaw) {
        return new ProblemException(flaw.refused() ? LtiProblem.TOKEN_REFUSED : LtiProblem.TOKEN_MALFORMED);
    }
}
