package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import rollbook.lms.domain.FeedWord;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.Deliveries.State;

/**
 * Takes a feed's word for what it is. Launches are the authority, and this is a hint: nobody is enrolled and nothing is made by
 * it. What a teacher made is kept for their own launch to prove ({@link ProveMaking}).
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class HearFeed {
    private final MakingHints hints;

    HearFeed(MakingHints hints) {
        this.hints = hints;
    }

    /** How far a message is believed. */
    enum Faith {
        /** Its sender signed it. */
        SIGNED,
        /** Anybody may have sent it, and the platform can be asked. */
        TO_CONFIRM,
        /** Anybody may have sent it. */
        NONE
    }

    Outcome hear(Connection feed, FeedWord word, Faith faith) {
        return switch (word) {
            case FeedWord.Made made -> made(feed, made, faith);
            case FeedWord.Hint(var why) -> new Outcome(State.HINT, why);
            case FeedWord.Nothing(var why) -> Outcome.ignored(why);
        };
    }

    private Outcome made(Connection feed, FeedWord.Made made, Faith faith) {
        return switch (faith) {
            case SIGNED -> {
                made.hints().forEach(hint -> hints.keep(feed, hint, true));
                yield Outcome.TAKEN;
            }
            case TO_CONFIRM -> {
                made.hints().forEach(hint -> hints.keep(feed, hint, false));
                yield new Outcome(State.HINT, faith.name());
            }
            case NONE -> new Outcome(State.HINT, "UNSIGNED");
        };
    }
}
