package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import rollbook.kit.failure.FailureText;
import rollbook.kit.failure.SqlFailures;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.Deliveries.State;

/**
 * Takes a delivery in, once however often it is sent: that it came and all that follows from it are one transaction. One that
 * we fail at is kept as a dead letter and answered as taken, since not every sender tries again; while the database is away
 * nothing can be kept, and the sender is told to.
 */
@ApplicationScoped
public class TakeDelivery {
    private static final Logger LOG = Logger.getLogger(TakeDelivery.class);
    private static final int DEEPEST = 12;

    private final Connections connections;
    private final Deliveries deliveries;
    private final DeadLetters deadLetters;
    private final Database database;

    TakeDelivery(Connections connections, Deliveries deliveries, DeadLetters deadLetters, Database database) {
        this.connections = connections;
        this.deliveries = deliveries;
        this.deadLetters = deadLetters;
        this.database = database;
    }

    /**
     * A delivery whose sender was proved, as it came.
     *
     * @param key what makes two of a connection the same
     * @param type what its sender calls it
     */
    public record Delivery(UUID connectionId, String key, String type, String body) {
        @Override
        public String toString() {
            return "Delivery[" + connectionId + ", " + type + "]";
        }
    }

    /**
     * Takes one in.
     *
     * @param handling what follows from it, by its number; within its transaction
     * @return what became of it; of one that came before, TAKEN and REPEATED
     * @throws ProblemException what the handling refuses, of which nothing is kept; 404 for a connection that was ended; 503
     *     for a failure that passes
     */
    Outcome take(Delivery delivery, BiFunction<Connection, Long, Outcome> handling) {
        try {
            return database.inTransaction(() -> handle(delivery, handling));
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            if (passes(e)) {
                throw new ProblemException(CommonProblem.UNAVAILABLE);
            }
            return bury(delivery, FailureText.of(e));
        }
    }

    private Outcome handle(Delivery delivery, BiFunction<Connection, Long, Outcome> handling) {
        var connection = connections
                .find(delivery.connectionId())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var id = deliveries.note(connection.id(), delivery.key(), delivery.type());
        if (id.isEmpty()) {
            return Outcome.REPEATED;
        }
        var outcome = handling.apply(connection, id.get());
        if (outcome.state() != State.TAKEN) {
            deliveries.become(id.get(), outcome.state(), outcome.why());
        }
        return outcome;
    }

    private Outcome bury(Delivery delivery, String why) {
        LOG.errorf("a delivery cannot be handled and becomes a dead letter: %s", why);
        try {
            var isKept = database.inTransaction(() ->
                    deadLetters.keep(delivery.connectionId(), delivery.key(), delivery.type(), delivery.body(), why));
            return isKept ? new Outcome(State.DEAD, "FAILED") : Outcome.REPEATED;
        } catch (RuntimeException e) {
            LOG.errorf("nor can it be kept: %s", FailureText.of(e));
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        }
    }

    /** Whether it fails for now only; a transaction rolled back for no reason of SQL took too long. */
    public static boolean passes(RuntimeException failure) {
        var causes = Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        var sql = causes.stream().filter(SQLException.class::isInstance).map(SQLException.class::cast);
        return sql.findFirst()
                .map(SqlFailures::passes)
                .orElseGet(() -> causes.stream().anyMatch(RollbackException.class::isInstance));
    }
}
