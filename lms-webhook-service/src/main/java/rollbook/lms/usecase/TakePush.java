package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.ClassroomWord;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.ReadPush.Push;
import rollbook.lms.usecase.TakeDelivery.Delivery;

/**
 * Takes in what Google Classroom has Pub/Sub push: noted, and confirmed by asking Google later. What can never be taken is
 * acknowledged all the same, and counted: Pub/Sub would push it again for a week, and everything else more slowly.
 */
@ApplicationScoped
public class TakePush {
    private final PushTokens tokens;
    private final ReadPush readPush;
    private final ClassroomGrants grants;
    private final TakeDelivery takeDelivery;
    private final Confirmations confirmations;
    private final CountRejections countRejections;
    private final Database database;
    private final Optional<String> subscription;

    TakePush(
            PushTokens tokens,
            ReadPush readPush,
            ClassroomGrants grants,
            TakeDelivery takeDelivery,
            Confirmations confirmations,
            CountRejections countRejections,
            Database database,
            @ConfigProperty(name = "rollbook.classroom.push-subscription") Optional<String> subscription) {
        this.tokens = tokens;
        this.readPush = readPush;
        this.grants = grants;
        this.takeDelivery = takeDelivery;
        this.confirmations = confirmations;
        this.countRejections = countRejections;
        this.database = database;
        this.subscription = subscription;
    }

    /**
     * Takes one in.
     *
     * @param authorization the header as it came; empty where there was none
     * @throws ProblemException 401 unless our own subscription pushed it; 503 where none is set up, or for a failure that passes
     */
    public void take(String authorization, byte[] body) {
        if (!tokens.isSetUp()) {
            throw new ProblemException(ClassroomProblem.NOT_SET_UP);
        }
        var proof = tokens.check(authorization);
        if (proof != PushTokens.Proof.OURS) {
            refuse(proof.name());
        }
        readPush.envelope(body).ifPresentOrElse(this::take, () -> count("MALFORMED"));
    }

    private void take(Push push) {
        if (subscription.filter(ours -> !ours.equals(push.subscription())).isPresent()) {
            refuse("WRONG_SUBSCRIPTION");
        }
        database.inTransaction(() -> grants.ofRegistration(push.registrationId()))
                .ifPresentOrElse(grant -> take(grant.connectionId(), push), () -> count("UNKNOWN_REGISTRATION"));
    }

    private void take(UUID connectionId, Push push) {
        var word = readPush.word(push.data());
        if (word instanceof ClassroomWord.Nothing(var why) && why.equals("MALFORMED")) {
            countRejections.count(connectionId, why);
        }
        takeDelivery.take(
                new Delivery(connectionId, push.messageId(), word.type(), Objects.requireNonNullElse(push.data(), "")),
                (connection, id) -> note(connection, id, word, push));
    }

    private Outcome note(Connection connection, long id, ClassroomWord word, Push push) {
        if (word instanceof ClassroomWord.Nothing(var why)) {
            return Outcome.ignored(why);
        }
        confirmations.keep(id, connection.id(), Objects.requireNonNull(push.data()));
        return new Outcome(Deliveries.State.CONFIRMING, null);
    }

    private void refuse(String why) {
        count(why);
        throw new ProblemException(ClassroomProblem.UNPROVED);
    }

    private void count(String why) {
        countRejections.count(AllOfClassroom.CONNECTION, why);
    }
}
