package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import rollbook.events.LicenseChanged;
import rollbook.invite.domain.Notice;
import rollbook.invite.usecase.DueNotices.Due;
import rollbook.kit.failure.FailureText;
import rollbook.kit.sql.Database;
import rollbook.licenses.Licenses;

/**
 * Sends the notices that are due, where they are on: the invite, a reminder after a week, another three days before it runs
 * out, and those an admin asked for. No transaction spans the sending.
 */
@ApplicationScoped
public class SendNotices {
    private static final Logger LOG = Logger.getLogger(SendNotices.class);
    private static final int AT_ONCE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    /** The pauses double: one that is refused again and again is given up on the second day. */
    private static final int MOST_TRIES = 12;

    private final DueNotices dueNotices;
    private final Notices notices;
    private final Licenses licenses;
    private final Database database;
    /** By this process; another may have found it. */
    private volatile Instant awayUntil = Instant.MIN;

    SendNotices(DueNotices dueNotices, Notices notices, Licenses licenses, Database database) {
        this.dueNotices = dueNotices;
        this.notices = notices;
        this.licenses = licenses;
        this.database = database;
    }

    /** Sends up to 20 of them; false: there were none, or the mail server is away. */
    public boolean step() {
        if (!notices.areOn() || database.now().isBefore(awayUntil)) {
            return false;
        }
        var taken = database.inTransaction(() -> dueNotices.take(AT_ONCE));
        for (var i = 0; i < taken.size(); i++) {
            try {
                send(taken.get(i));
            } catch (Notices.AwayException e) {
                pause(taken.subList(i, taken.size()), e);
                return false;
            }
        }
        return !taken.isEmpty();
    }

    private void send(Due due) {
        try {
            var licenseName =
                    licenses.known(due.licenseId()).map(LicenseChanged::name).orElse(null);
            notices.send(
                    new Notices.Message(due.notice(), due.email(), licenseName, due.inviterEmail(), due.expiresAt()));
            done(due, true);
        } catch (Notices.AwayException e) {
            throw e;
        } catch (Notices.RefusedException e) {
            LOG.warnf("inviteId=%s: no mail reaches the invitee: %s", due.inviteId(), FailureText.of(e));
            done(due, false);
        } catch (RuntimeException e) {
            LOG.warnf("inviteId=%s: mail is tried again: %s", due.inviteId(), FailureText.of(e));
            tryAgain(due);
        }
    }

    /** Nobody's notice counts as tried while the server is away. */
    private void pause(List<Due> notSent, Notices.AwayException failure) {
        LOG.warnf("The mail server is away; notices go on in a minute: %s", FailureText.of(failure));
        awayUntil = database.inTransaction(() -> {
            notSent.forEach(dueNotices::putBack);
            return database.now().plus(FIRST_PAUSE);
        });
    }

    private void done(Due due, boolean goesOn) {
        database.inTransaction(() -> {
            var next = goesOn ? Notice.next(due.offeredAt(), due.expiresAt(), database.now()) : null;
            dueNotices.done(due, next == null ? null : next.orElse(null));
            return due;
        });
    }

    private void tryAgain(Due due) {
        if (due.tries() >= MOST_TRIES) {
            done(due, true);
            return;
        }
        database.inTransaction(() -> {
            var pause = FIRST_PAUSE.multipliedBy(1L << (due.tries() - 1));
            dueNotices.again(due, database.now().plus(pause));
            return due;
        });
    }
}
