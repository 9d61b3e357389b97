package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.FeedTrouble;
import rollbook.lms.usecase.Feeds.Schoology;
import rollbook.lms.usecase.MakingHints.Unconfirmed;
import rollbook.lms.usecase.SchoologyRecords.Answer;

/**
 * Asks Schoology whether what a trigger said is so, as long as it takes and for a day at most; what is not so, or could not be
 * asked, is dropped, and its feed's admin sees that it was. Feeds take turns, of one question each, so that a school whose
 * Schoology is slow, or who says a lot, keeps no other waiting.
 */
@ApplicationScoped
public class ConfirmHints {
    /** Longer than any question takes; after that somebody else may ask, should whoever did have died. */
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** How long a school is left alone whose Schoology does not answer. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final MakingHints hints;
    private final Feeds feeds;
    private final SchoologyRecords records;
    private final CountRejections countRejections;
    private final Database database;

    ConfirmHints(
            MakingHints hints,
            Feeds feeds,
            SchoologyRecords records,
            CountRejections countRejections,
            Database database) {
        this.hints = hints;
        this.feeds = feeds;
        this.records = records;
        this.countRejections = countRejections;
        this.database = database;
    }

    /** Asks about one that is due; false: there is none. */
    public boolean step() {
        var due = database.inTransaction(() -> hints.due(LEASE));
        due.ifPresent(this::confirm);
        return due.isPresent();
    }

    private void confirm(Unconfirmed unconfirmed) {
        var feed = unconfirmed.connectionId();
        var keys = database.inTransaction(() -> feeds.find(feed));
        if (keys.isPresent() && keys.get() instanceof Schoology schoology) {
            var answer = records.bearsOut(schoology, unconfirmed.hint());
            database.inTransaction(() -> {
                hints.endTurn(feed, answer == Answer.AWAY ? PAUSE : Duration.ZERO);
                return keep(unconfirmed, answer);
            });
        } else {
            database.inTransaction(() -> {
                hints.endTurn(feed, Duration.ZERO);
                return drop(unconfirmed, "FEED_ENDED");
            });
        }
    }

    private boolean keep(Unconfirmed unconfirmed, Answer answer) {
        var feed = unconfirmed.connectionId();
        return switch (answer) {
            case YES -> {
                hints.confirm(unconfirmed.id());
                feeds.setTrouble(feed, null);
                yield true;
            }
            case NO_TEACHER, NO_ASSIGNMENT -> {
                feeds.setTrouble(feed, null);
                yield drop(unconfirmed, answer.name());
            }
            case KEYS_REFUSED -> {
                feeds.setTrouble(feed, FeedTrouble.KEYS_REFUSED.sentence());
                yield unconfirmed.isOld() && drop(unconfirmed, "NOT_CONFIRMED");
            }
            case AWAY -> unconfirmed.isOld() && drop(unconfirmed, "NOT_CONFIRMED");
        };
    }

    private boolean drop(Unconfirmed unconfirmed, String why) {
        hints.drop(unconfirmed.id());
        countRejections.count(unconfirmed.connectionId(), why);
        return true;
    }
}
