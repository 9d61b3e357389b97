package rollbook.ousync.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import rollbook.kit.work.StepLoop;
import rollbook.ousync.usecase.FinishRemovals;
import rollbook.ousync.usecase.ForgetOld;
import rollbook.ousync.usecase.ReadPlan;
import rollbook.ousync.usecase.RevokeConsent;
import rollbook.ousync.usecase.RunSyncs;

/** Runs the syncs that are due and reads plans, several schools side by side; brings removed syncs to their end. */
@ApplicationScoped
public class SyncWork {
    private static final int SIDE_BY_SIDE = 4;

    private final List<StepLoop> runners;
    private final List<StepLoop> planReaders;
    private final StepLoop endings;
    private final ForgetOld forgetOld;

    SyncWork(
            RunSyncs runSyncs,
            ReadPlan readPlan,
            FinishRemovals finishRemovals,
            RevokeConsent revokeConsent,
            ForgetOld forgetOld) {
        runners = sideBySide("sync-runner", runSyncs::step);
        planReaders = sideBySide("sync-plan", readPlan::step);
        endings = new StepLoop("sync-removal", () -> finishRemovals.step() || revokeConsent.step());
        this.forgetOld = forgetOld;
    }

    /** A large school holds up no other; who steps takes what nobody else is at. */
    private static List<StepLoop> sideBySide(String name, BooleanSupplier step) {
        return IntStream.range(0, SIDE_BY_SIDE)
                .mapToObj(i -> new StepLoop(name + "-" + i, step))
                .toList();
    }

    /** A sync is to run, or a plan to be read; returns at once. */
    @Scheduled(every = "1s")
    public void wake() {
        runners.forEach(StepLoop::wake);
        planReaders.forEach(StepLoop::wake);
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
