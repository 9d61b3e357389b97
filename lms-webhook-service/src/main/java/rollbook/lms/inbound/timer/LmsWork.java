package rollbook.lms.inbound.timer;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.IntStream;
import rollbook.kit.work.StepLoop;
import rollbook.lms.usecase.AskForNotices;
import rollbook.lms.usecase.ConfirmHints;
import rollbook.lms.usecase.CountRejections;
import rollbook.lms.usecase.ForgetOld;
import rollbook.lms.usecase.SettleAssignments;
import rollbook.lms.usecase.ToolKeys;

/** Settles what waits, has hints confirmed, forgets what is old, rotates our keys. */
@ApplicationScoped
public class LmsWork {
    /** How many schools are asked at once whether what their triggers said is so. */
    private static final int SIDE_BY_SIDE = 8;

    private final StepLoop settling;
    private final StepLoop asking;
    private final List<StepLoop> confirming;
    private final ForgetOld forgetOld;
    private final CountRejections countRejections;
    private final ToolKeys keys;

    LmsWork(
            SettleAssignments settleAssignments,
            AskForNotices askForNotices,
            ConfirmHints confirmHints,
            ForgetOld forgetOld,
            CountRejections countRejections,
            ToolKeys keys) {
        settling = new StepLoop("settle-assignments", settleAssignments::step);
        asking = new StepLoop("ask-for-notices", askForNotices::step);
        confirming = IntStream.range(0, SIDE_BY_SIDE)
                .mapToObj(i -> new StepLoop("confirm-hints-" + i, confirmHints::step))
                .toList();
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

    /** A feed said what its platform is to be asked about; returns at once. */
    @Scheduled(every = "5s")
    public void wakeHints() {
        confirming.forEach(StepLoop::wake);
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
    void forgetMinutesOld() {
        forgetOld.minutesOld();
    }

    @Scheduled(every = "1h", delayed = "2m")
    void forget() {
        forgetOld.deliveries();
        keys.rotate();
    }
}
