package rollbook.invite.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import rollbook.invite.usecase.ExpireInvites;
import rollbook.invite.usecase.SendNotices;
import rollbook.invite.usecase.TellAdmins;
import rollbook.kit.failure.FailureText;
import rollbook.kit.work.StepLoop;

/** What only the passing of time brings about: invites that run out, mails that are due. */
@ApplicationScoped
class Calendar {
    private static final Logger LOG = Logger.getLogger(Calendar.class);

    private final ExpireInvites expireInvites;
    private final StepLoop notices;
    private final StepLoop alerts;
    private final TellAdmins tellAdmins;

    Calendar(ExpireInvites expireInvites, SendNotices sendNotices, TellAdmins tellAdmins) {
        this.expireInvites = expireInvites;
        this.tellAdmins = tellAdmins;
        notices = new StepLoop("notices", sendNotices::step);
        alerts = new StepLoop("alerts", tellAdmins::step);
    }

    /** One step a second: nobody waits for it, and the live lane has other things to do. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void expire() {
        try {
            expireInvites.step();
        } catch (RuntimeException e) {
            LOG.warnf("Invites that ran out are told in a second: %s", FailureText.of(e));
        }
    }

    @Scheduled(every = "1s")
    void sendNotices() {
        notices.run();
    }

    @Scheduled(every = "1s")
    void sendAlerts() {
        alerts.run();
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        tellAdmins.forgetOld();
    }
}
