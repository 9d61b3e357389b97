package rollbook.lms.inbound.timer;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import rollbook.kit.work.StepLoop;
import rollbook.lms.usecase.AskForNotices;
import rollbook.lms.usecase.CountRejections;
import rollbook.lms.usecase.ForgetOld;
import rollbook.lms.usecase.SettleAssignments;
import rollbook.lms.usecase.ToolKeys;

/** Settles what waits, forgets what is old, rotates our keys. */
@ApplicationScoped
public class LmsWork {
    private final StepLoop settling;
    private final StepLoop asking;
    private final ForgetOld forgetOld;
    private final CountRejections countRejections;
    private final ToolKeys keys;

    LmsWork(
            SettleAssignments settleAssignments,
            AskForNotices askForNotices,
            ForgetOld forgetOld,
            CountRejections countRejections,
            ToolKeys keys) {
        settling = new StepLoop("settle-assignments", settleAssignments::step);
        asking = new StepLoop("ask-for-notices", askForNotices::step);
        this.forgetOld = forgetOld;
        this.countRejections = countRejections;
        this.keys = keys;
    }

    void begin(@Observes StartupEvent started) {
        keys.rotate();
    }

    /** An assignment was made, or a connection confirmed; returns at once. */
    public void wake() {
        settling.wake();
    }

    @Scheduled(every = "2s")
    void settle() {
        settling.run();
    }

    @Scheduled(every = "10s")
    void askForNotices() {
        asking.run();
    }

    @Scheduled(every = "1s")
    void count() {
        countRejections.write();
    }

    @Scheduled(every = "1m", delayed = "1m")
    void forgetLogins() {
        forgetOld.logins();
    }

    @Scheduled(every = "1h", delayed = "2m")
    void forget() {
        forgetOld.deliveries();
        keys.rotate();
    }
}
