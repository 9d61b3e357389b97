package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import rollbook.events.LicenseChanged;
import rollbook.invite.domain.Notice;
import rollbook.invite.usecase.DueNotices.Due;
import rollbook.kit.sql.Database;
import rollbook.licenses.Licenses;

/**
 * Sends the notices that are due, where they are on: the invite, a reminder after a week, another three days before it runs
 * out, and those an admin asked for.
 */
@ApplicationScoped
public class SendNotices {
    private final DueNotices dueNotices;
    private final Notices notices;
    private final Licenses licenses;
    private final Database database;
    private final SendDue<Due> sendDue;

    SendNotices(DueNotices dueNotices, Notices notices, Licenses licenses, Database database) {
        this.dueNotices = dueNotices;
        this.notices = notices;
        this.licenses = licenses;
        this.database = database;
        sendDue = new Mails(notices, database);
    }

    /** Sends a few of them; false: there were none, or the mail server is away. */
    public boolean step() {
        return sendDue.step();
    }

    private final class Mails extends SendDue<Due> {
        Mails(Notices notices, Database database) {
            super(notices, database);
        }

        @Override
        List<Due> take(int limit) {
            return dueNotices.take(limit);
        }

        @Override
        void send(Due due) {
            var licenseName =
                    licenses.known(due.licenseId()).map(LicenseChanged::name).orElse(null);
            notices.send(
                    new Notices.Message(due.notice(), due.email(), licenseName, due.inviterEmail(), due.expiresAt()));
        }

        /** Whom no mail reaches gets no reminder either. */
        @Override
        void done(Due due, boolean reachable) {
            dueNotices.done(
                    due,
                    reachable
                            ? Notice.next(due.offeredAt(), due.expiresAt(), database.now())
                                    .orElse(null)
                            : null);
        }

        @Override
        void again(Due due, Instant at) {
            dueNotices.again(due, at);
        }

        @Override
        void putBack(Due due) {
            dueNotices.putBack(due);
        }

        @Override
        int tries(Due due) {
            return due.tries();
        }

        @Override
        String name(Due due) {
            return "inviteId=" + due.inviteId();
        }
    }
}
