package rollbook.invite.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import rollbook.invite.usecase.ExpireInvites;
import rollbook.invite.usecase.SendNotices;
import rollbook.kit.failure.FailureText;

/** What only the passing of time brings about: invites that run out, mails that are due. */
@ApplicationScoped
class Calendar {
    private static final Logger LOG = Logger.getLogger(Calendar.class);

    private final ExpireInvites expireInvites;
    private final SendNotices sendNotices;

    Calendar(ExpireInvites expireInvites, SendNotices sendNotices) {
        this.expireInvites = expireInvites;
        this.sendNotices = sendNotices;
    }

    /** One step a second: nobody waits for it, and the live lane has other things to do. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void expire() {
        attempt(expireInvites::step);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void sendNotices() {
        attempt(() -> {
            while (sendNotices.step()) {
                LOG.debug("some more notices sent");
            }
        });
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warnf("What is done each second is tried again in the next: %s", FailureText.of(e));
        }
    }
}
