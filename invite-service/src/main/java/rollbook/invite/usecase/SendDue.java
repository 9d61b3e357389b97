package rollbook.invite.usecase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import rollbook.kit.failure.FailureText;
import rollbook.kit.sql.Database;

/**
 * Sends what is due by mail, a few at a time. No transaction spans the sending. One that is refused again and again is given up
 * on the second day, for the pauses double; while the server is away, nobody's counts as tried.
 */
abstract class SendDue<D> {
    private static final Logger LOG = Logger.getLogger(SendDue.class);
    private static final int AT_ONCE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_TRIES = 12;

    private final Notices notices;
    private final Database database;
    /** By this process; another may have found it. */
    private volatile Instant awayUntil = Instant.MIN;

    SendDue(Notices notices, Database database) {
        this.notices = notices;
        this.database = database;
    }

    /** Takes up to {@code limit} in hand; this and what is noted of one is within a transaction, the sending is not. */
    abstract List<D> take(int limit);

    /** Sends one, as {@link Notices#send} does. */
    abstract void send(D due);

    /** It was sent or given up; {@code reachable}: whether another mail may reach them. */
    abstract void done(D due, boolean reachable);

    abstract void again(D due, Instant at);

    abstract void putBack(D due);

    /** How often it was tried, this time included. */
    abstract int tries(D due);

    /** What a log calls it; no address. */
    abstract String name(D due);

    /** Sends up to 20 of them; false: there were none, or the mail server is away. */
    boolean step() {
        if (!notices.areOn() || database.now().isBefore(awayUntil)) {
            return false;
        }
        var taken = database.inTransaction(() -> take(AT_ONCE));
        for (var i = 0; i < taken.size(); i++) {
            try {
                attempt(taken.get(i));
            } catch (Notices.AwayException e) {
                pause(taken.subList(i, taken.size()), e);
                return false;
            }
        }
        return !taken.isEmpty();
    }

    private void attempt(D due) {
        try {
            send(due);
            note(() -> done(due, true));
        } catch (Notices.AwayException e) {
            throw e;
        } catch (Notices.RefusedException e) {
            LOG.warnf("%s: no mail reaches them: %s", name(due), FailureText.of(e));
            note(() -> done(due, false));
        } catch (RuntimeException e) {
            LOG.warnf("%s: mail is tried again: %s", name(due), FailureText.of(e));
            tryAgain(due);
        }
    }

    private void pause(List<D> notSent, Notices.AwayException failure) {
        LOG.warnf("The mail server is away; mails go on in a minute: %s", FailureText.of(failure));
        awayUntil = database.inTransaction(() -> {
            notSent.forEach(this::putBack);
            return database.now().plus(FIRST_PAUSE);
        });
    }

    private void tryAgain(D due) {
        var tries = tries(due);
        note(() -> {
            if (tries >= MOST_TRIES) {
                done(due, true);
            } else {
                again(due, database.now().plus(FIRST_PAUSE.multipliedBy(1L << (tries - 1))));
            }
        });
    }

    private void note(Runnable work) {
        database.inTransaction(() -> {
            work.run();
            return this;
        });
    }
}
