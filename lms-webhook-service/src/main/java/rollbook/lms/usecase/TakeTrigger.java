package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.SchoologyTrigger;
import rollbook.lms.usecase.HearFeed.Faith;
import rollbook.lms.usecase.TakeDelivery.Delivery;

/**
 * Takes in a trigger of Schoology. Nothing about it is proved but that its sender knows the path: what it says is asked about
 * later ({@link ConfirmHints}).
 */
@ApplicationScoped
public class TakeTrigger {
    private final Feeds feeds;
    private final ReadFeed readFeed;
    private final HearFeed hearFeed;
    private final TakeDelivery takeDelivery;
    private final CountRejections countRejections;
    private final Database database;

    TakeTrigger(
            Feeds feeds,
            ReadFeed readFeed,
            HearFeed hearFeed,
            TakeDelivery takeDelivery,
            CountRejections countRejections,
            Database database) {
        this.feeds = feeds;
        this.readFeed = readFeed;
        this.hearFeed = hearFeed;
        this.takeDelivery = takeDelivery;
        this.countRejections = countRejections;
        this.database = database;
    }

    /**
     * Takes one in, once however often it is sent.
     *
     * @throws ProblemException 404 where the secret is nobody's, 400 for what is no trigger
     */
    public Outcome take(String secret, String body) {
        var connectionId = database.inTransaction(() -> feeds.byPath(secret))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var trigger = read(connectionId, body);
        return takeDelivery.take(
                new Delivery(connectionId, Digests.of(body), trigger.type(), body),
                (connection, _) -> hearFeed.hear(connection, trigger.word(), Faith.TO_CONFIRM));
    }

    private SchoologyTrigger read(UUID connectionId, String body) {
        try {
            return readFeed.schoology(body);
        } catch (ProblemException e) {
            countRejections.count(connectionId, "MALFORMED");
            throw e;
        }
    }
}
