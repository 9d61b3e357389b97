package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import rollbook.kit.failure.FailureText;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.DeadLetters.Whole;
import rollbook.lms.usecase.HearFeed.Faith;

/** Handles a dead letter again, once its bug is mended or what it needed is there; for our staff. */
@ApplicationScoped
public class ReplayDelivery {
    private static final Logger LOG = Logger.getLogger(ReplayDelivery.class);

    private final DeadLetters deadLetters;
    private final Connections connections;
    private final Deliveries deliveries;
    private final Confirmations confirmations;
    private final ReadAppWord readAppWord;
    private final HearApp hearApp;
    private final ReadFeed readFeed;
    private final HearFeed hearFeed;
    private final Database database;

    ReplayDelivery(
            DeadLetters deadLetters,
            Connections connections,
            Deliveries deliveries,
            Confirmations confirmations,
            ReadAppWord readAppWord,
            HearApp hearApp,
            ReadFeed readFeed,
            HearFeed hearFeed,
            Database database) {
        this.deadLetters = deadLetters;
        this.connections = connections;
        this.deliveries = deliveries;
        this.confirmations = confirmations;
        this.readAppWord = readAppWord;
        this.hearApp = hearApp;
        this.readFeed = readFeed;
        this.hearFeed = hearFeed;
        this.database = database;
    }

    /**
     * Replays one; of two at once one does.
     *
     * @param by the account of whoever of our staff does
     * @throws ProblemException 404 when there is none of that number, or its connection was ended; 409 when it fails again
     */
    public Outcome replay(long id, UUID by) {
        try {
            return database.inTransaction(() -> handle(id, by));
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            if (TakeDelivery.passes(e)) {
                throw new ProblemException(CommonProblem.UNAVAILABLE);
            }
            var why = FailureText.of(e);
            LOG.errorf("dead letter %d could not be handled again: %s", id, why);
            database.inTransaction(() -> {
                deadLetters.failedAgain(id, why);
                return id;
            });
            throw new ProblemException(DeliveryProblem.STILL_DEAD);
        }
    }

    private Outcome handle(long id, UUID by) {
        var whole = deadLetters.lock(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var connection = connections
                .find(whole.letter().connectionId())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var outcome = handle(connection, whole);
        if (outcome.state() == Deliveries.State.CONFIRMING) {
            confirmations.revive(id); // what it says is needed until it is confirmed
        } else {
            deadLetters.release(id);
        }
        deliveries.become(id, outcome.state(), outcome.why());
        deadLetters.handledBy(id, by, null);
        return outcome;
    }

    private Outcome handle(Connection connection, Whole whole) {
        return switch (connection.kind()) {
            case APP -> hearApp.hear(connection, whole.letter().id(), readAppWord.read(whole.body()));
            case CANVAS -> canvas(connection, whole.body());
            case SCHOOLOGY ->
                hearFeed.hear(connection, readFeed.schoology(whole.body()).word(), Faith.TO_CONFIRM);
            case CLASSROOM -> new Outcome(Deliveries.State.CONFIRMING, null);
            case LTI -> Outcome.TAKEN; // a notice, of which nothing follows
        };
    }

    /** It was proved when it came, if it was signed. */
    private Outcome canvas(Connection connection, String body) {
        var faith = ReadFeed.isPlain(body) ? Faith.NONE : Faith.SIGNED;
        return hearFeed.hear(connection, readFeed.canvas(body).word(), faith);
    }
}
