package rollbook.ousync.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import rollbook.kit.work.StepLoop;
import rollbook.ousync.usecase.FinishRemovals;
import rollbook.ousync.usecase.ForgetOld;
import rollbook.ousync.usecase.ReadPlan;
import rollbook.ousync.usecase.RevokeConsent;
import rollbook.ousync.usecase.RunSyncs;

/** Runs the syncs that are due, several schools side by side; brings removed ones to their end. */
@ApplicationScoped
public class SyncWork {
    private static final int SIDE_BY_SIDE = 4;

    private final List<StepLoop> runners;
    private final StepLoop plans;
    private final StepLoop endings;
    private final ForgetOld forgetOld;

    SyncWork(
            RunSyncs runSyncs,
            ReadPlan readPlan,
            FinishRemovals finishRemovals,
            RevokeConsent revokeConsent,
            ForgetOld forgetOld) {
        runners = IntStream.range(0, SIDE_BY_SIDE)
                .mapToObj(i -> new StepLoop("sync-runner-" + i, runSyncs::step))
                .toList();
        plans = new StepLoop("sync-plan", readPlan::step);
        endings = new StepLoop("sync-removal", () -> finishRemovals.step() || revokeConsent.step());
        this.forgetOld = forgetOld;
    }

    /** A sync is to run, or a plan to be read; returns at once. */
    @Scheduled(every = "1s")
    public void wake() {
        runners.forEach(StepLoop::wake);
        plans.wake();
    }

    @Scheduled(every = "5s")
    void finish() {
        endings.run();
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        forgetOld.forget();
    }
}
