package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import rollbook.events.LicenseAlerted;
import rollbook.events.LicenseChanged;
import rollbook.invite.usecase.AlertMails.Due;
import rollbook.kit.consumer.TransientFailureException;
import rollbook.kit.failure.FailureText;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.licenses.AdminAddresses;
import rollbook.licenses.Licenses;

/**
 * Tells the admins of a license by mail what they should know in time, where mail is on: each once, whoever is an admin when
 * it is heard. The activity of the license says it too. No transaction spans the sending.
 */
@ApplicationScoped
public class TellAdmins {
    private static final Logger LOG = Logger.getLogger(TellAdmins.class);
    private static final int AT_ONCE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    /** The pauses double: one that is refused again and again is given up on the second day. */
    private static final int MOST_TRIES = 12;

    private final AlertMails alertMails;
    private final Notices notices;
    private final Licenses licenses;
    private final AdminAddresses addresses;
    private final Database database;
    /** By this process; another may have found it. */
    private volatile Instant awayUntil = Instant.MIN;

    TellAdmins(AlertMails alertMails, Notices notices, Licenses licenses, AdminAddresses addresses, Database database) {
        this.alertMails = alertMails;
        this.notices = notices;
        this.licenses = licenses;
        this.addresses = addresses;
        this.database = database;
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

    /** Sends up to 20 of them; false: there were none, or the mail server is away. */
    public boolean step() {
        if (!notices.areOn() || database.now().isBefore(awayUntil)) {
            return false;
        }
        var taken = database.inTransaction(() -> alertMails.take(AT_ONCE));
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
            var name = licenses.known(due.alert().licenseId())
                    .map(LicenseChanged::name)
                    .orElse(null);
            notices.warn(new Notices.Warning(due.alert(), due.email(), name));
            done(due);
        } catch (Notices.AwayException e) {
            throw e;
        } catch (Notices.RefusedException e) {
            LOG.warnf("licenseId=%s: no mail reaches an admin: %s", due.alert().licenseId(), FailureText.of(e));
            done(due);
        } catch (RuntimeException e) {
            LOG.warnf("licenseId=%s: mail is tried again: %s", due.alert().licenseId(), FailureText.of(e));
            tryAgain(due);
        }
    }

    /** Nobody's mail counts as tried while the server is away. */
    private void pause(List<Due> notSent, Notices.AwayException failure) {
        LOG.warnf("The mail server is away; alerts go on in a minute: %s", FailureText.of(failure));
        awayUntil = database.inTransaction(() -> {
            notSent.forEach(alertMails::putBack);
            return database.now().plus(FIRST_PAUSE);
        });
    }

    private void done(Due due) {
        database.inTransaction(() -> {
            alertMails.done(due);
            return due;
        });
    }

    private void tryAgain(Due due) {
        if (due.tries() >= MOST_TRIES) {
            done(due);
            return;
        }
        database.inTransaction(() -> {
            alertMails.again(due, database.now().plus(FIRST_PAUSE.multipliedBy(1L << (due.tries() - 1))));
            return due;
        });
    }

    @Transactional
    public void forgetOld() {
        alertMails.forgetOld();
    }
}
