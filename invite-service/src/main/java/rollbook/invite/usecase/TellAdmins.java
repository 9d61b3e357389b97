package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import rollbook.events.LicenseAlerted;
import rollbook.events.LicenseChanged;
import rollbook.invite.usecase.AlertMails.Due;
import rollbook.kit.consumer.TransientFailureException;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.licenses.AdminAddresses;
import rollbook.licenses.Licenses;

/**
 * Tells the admins of a license by mail what they should know in time, where mail is on: each once, whoever is an admin when
 * it is heard. The activity of the license says it too.
 */
@ApplicationScoped
public class TellAdmins {
    private final AlertMails alertMails;
    private final Notices notices;
    private final Licenses licenses;
    private final AdminAddresses addresses;
    private final SendDue<Due> sendDue;

    TellAdmins(AlertMails alertMails, Notices notices, Licenses licenses, AdminAddresses addresses, Database database) {
        this.alertMails = alertMails;
        this.notices = notices;
        this.licenses = licenses;
        this.addresses = addresses;
        sendDue = new Mails(notices, database);
    }

    /** license-service noticed it; what is heard while mail is off is not told later. */
    @Transactional(TxType.MANDATORY)
    public void heard(LicenseAlerted alert) {
        if (notices.areOn()) {
            try {
                licenses.known(alert.licenseId())
                        .or(() -> licenses.ask(alert.licenseId()))
                        .ifPresent(license -> alertMails.owe(alert, addresses.of(license)));
            } catch (ProblemException e) {
                throw new TransientFailureException("license-service cannot be asked who the admins are", e);
            }
        }
    }

    /** Sends a few of them; false: there were none, or the mail server is away. */
    public boolean step() {
        return sendDue.step();
    }

    @Transactional
    public void forgetOld() {
        alertMails.forgetOld();
    }

    private final class Mails extends SendDue<Due> {
        Mails(Notices notices, Database database) {
            super(notices, database);
        }

        @Override
        List<Due> take(int limit) {
            return alertMails.take(limit);
        }

        @Override
        void send(Due due) {
            var name = licenses.known(due.alert().licenseId())
                    .map(LicenseChanged::name)
                    .orElse(null);
            notices.warn(new Notices.Warning(due.alert(), due.email(), name));
        }

        @Override
        void done(Due due, boolean reachable) {
            alertMails.done(due);
        }

        @Override
        void again(Due due, Instant at) {
            alertMails.again(due, at);
        }

        @Override
        void putBack(Due due) {
            alertMails.putBack(due);
        }

        @Override
        int tries(Due due) {
            return due.tries();
        }

        @Override
        String name(Due due) {
            return "licenseId=" + due.alert().licenseId();
        }
    }
}
