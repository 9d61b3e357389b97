package rollbook.enrollment.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import rollbook.enrollment.usecase.ForgetUploads;
import rollbook.enrollment.usecase.PlanImports;
import rollbook.enrollment.usecase.SayImports;
import rollbook.kit.work.StepLoop;

/** Goes on with imports and plans, at once when there is a new one and every second in any case. */
@ApplicationScoped
public class ImportWork {
    private final StepLoop saying;
    private final StepLoop planning;
    private final StepLoop forgetting;

    ImportWork(SayImports sayImports, PlanImports planImports, ForgetUploads forgetUploads) {
        saying = new StepLoop("import-say", sayImports::step);
        planning = new StepLoop("import-plan", planImports::step);
        forgetting = new StepLoop("import-forget", forgetUploads::step);
    }

    /** There is something to do; returns at once. */
    public void wake() {
        saying.wake();
        planning.wake();
    }

    @Scheduled(every = "1s")
    void say() {
        saying.run();
    }

    @Scheduled(every = "1s")
    void plan() {
        planning.run();
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        forgetting.run();
    }
}
