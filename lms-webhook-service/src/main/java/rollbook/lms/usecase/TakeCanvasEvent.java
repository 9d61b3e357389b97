package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.CanvasEvent;
import rollbook.lms.domain.FeedWord.Nothing;
import rollbook.lms.usecase.Feeds.Canvas;
import rollbook.lms.usecase.HearFeed.Faith;
import rollbook.lms.usecase.IdTokens.Signed;
import rollbook.lms.usecase.IdTokens.Unsigned;
import rollbook.lms.usecase.TakeDelivery.Delivery;

/**
 * Takes in an event of Canvas. A signature proves that Canvas sent it, and not for which of its customers: that is the root
 * account's, which has to be the feed's own (PROTOCOLS §A1). Asking for Canvas' keys is done before anything is kept.
 */
@ApplicationScoped
public class TakeCanvasEvent {
    private static final String CALIPER = "CALIPER";

    private final Feeds feeds;
    private final FeedTokens tokens;
    private final ReadFeed readFeed;
    private final HearFeed hearFeed;
    private final TakeDelivery takeDelivery;
    private final CountRejections countRejections;
    private final Database database;

    TakeCanvasEvent(
            Feeds feeds,
            FeedTokens tokens,
            ReadFeed readFeed,
            HearFeed hearFeed,
            TakeDelivery takeDelivery,
            CountRejections countRejections,
            Database database) {
        this.feeds = feeds;
        this.tokens = tokens;
        this.readFeed = readFeed;
        this.hearFeed = hearFeed;
        this.takeDelivery = takeDelivery;
        this.countRejections = countRejections;
        this.database = database;
    }

    /**
     * Takes one in, once however often it is sent.
     *
     * @throws ProblemException 404 for no such feed, 400 for what cannot be read, 401 for what is not proved to be the feed's,
     *     503 while Canvas' keys are not to be had
     */
    public Outcome take(UUID connectionId, String body) {
        var feed = database.inTransaction(() -> feeds.find(connectionId))
                .filter(Canvas.class::isInstance)
                .map(Canvas.class::cast)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var faith = ReadFeed.isPlain(body) ? Faith.NONE : Faith.SIGNED;
        var event = event(connectionId, feed, body, faith);
        if (event.account() != null && !event.account().equals(feed.rootAccountUuid())) {
            throw refused(connectionId, FeedProblem.OTHER_ACCOUNT, "OTHER_ACCOUNT");
        }
        if (event.word().equals(new Nothing(CALIPER))) {
            countRejections.count(connectionId, CALIPER); // for its admin to see: the other format says more
        }
        return takeDelivery.take(
                new Delivery(connectionId, Digests.of(body), event.name(), body),
                (connection, _) -> hearFeed.hear(connection, event.word(), faith));
    }

    private CanvasEvent event(UUID connectionId, Canvas feed, String body, Faith faith) {
        try {
            if (faith == Faith.NONE) {
                var event = readFeed.canvas(body);
                if (!feed.allowUnsigned()) {
                    throw refused(connectionId, FeedProblem.NOT_SIGNED, "UNSIGNED");
                }
                return event;
            }
            return switch (tokens.read(body)) {
                case Signed(var claims) -> readFeed.canvas(claims);
                case Unsigned(var flaw) ->
                    throw flaw.refused()
                            ? refused(connectionId, FeedProblem.BAD_TOKEN, flaw.name())
                            : new ProblemException(CommonProblem.MALFORMED_REQUEST);
            };
        } catch (ProblemException e) {
            if (e.type() == CommonProblem.MALFORMED_REQUEST) {
                countRejections.count(connectionId, "MALFORMED");
            }
            throw e;
        }
    }

    private ProblemException refused(UUID connectionId, FeedProblem problem, String why) {
        countRejections.count(connectionId, why);
        return new ProblemException(problem);
    }
}
