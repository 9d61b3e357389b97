package rollbook.enrollment.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import rollbook.enrollment.usecase.ForgetUploads;
import rollbook.enrollment.usecase.PlanImports;
import rollbook.enrollment.usecase.SayImports;
import rollbook.kit.failure.FailureText;

/**
 * Goes on with imports and plans, at once when there is a new one and every second in any case: what a crash or a silent
 * license-service interrupted is taken up again where it was.
 */
@ApplicationScoped
public class ImportWork {
    private static final Logger LOG = Logger.getLogger(ImportWork.class);

    private final SayImports sayImports;
    private final PlanImports planImports;
    private final ForgetUploads forgetUploads;
    private final ReentrantLock saying = new ReentrantLock();
    private final ReentrantLock planning = new ReentrantLock();

    ImportWork(SayImports sayImports, PlanImports planImports, ForgetUploads forgetUploads) {
        this.sayImports = sayImports;
        this.planImports = planImports;
        this.forgetUploads = forgetUploads;
    }

    /** There is something to do; returns at once. */
    public void wake() {
        Thread.ofVirtual().name("import-say").start(this::say);
        Thread.ofVirtual().name("import-plan").start(this::plan);
    }

    @Scheduled(every = "1s")
    void say() {
        goOn(saying, sayImports::step);
    }

    @Scheduled(every = "1s")
    void plan() {
        goOn(planning, planImports::step);
    }

    private static void goOn(ReentrantLock alone, BooleanSupplier step) {
        if (!alone.tryLock()) {
            return; // whoever is at it comes by what is new
        }
        try {
            while (step.getAsBoolean()) {
                LOG.debug("one more step done");
            }
        } catch (RuntimeException e) {
            LOG.warnf("An import is gone on with in a second: %s", FailureText.of(e));
        } finally {
            alone.unlock();
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        while (forgetUploads.step()) {
            LOG.info("An upload nobody committed was forgotten");
        }
    }
}
