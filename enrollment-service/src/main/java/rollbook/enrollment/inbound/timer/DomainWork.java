package rollbook.enrollment.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import rollbook.enrollment.usecase.Deliveries;
import rollbook.enrollment.usecase.FinishDeployments;
import rollbook.enrollment.usecase.ScanDomains;
import rollbook.kit.failure.FailureText;

/** Scans domains when it is their turn, brings broken-off deployments to their end, forgets old webhook deliveries. */
@ApplicationScoped
public class DomainWork {
    private static final Logger LOG = Logger.getLogger(DomainWork.class);

    private final ScanDomains scanDomains;
    private final FinishDeployments finishDeployments;
    private final Deliveries deliveries;
    private final ReentrantLock scanning = new ReentrantLock();
    private final ReentrantLock finishing = new ReentrantLock();

    DomainWork(ScanDomains scanDomains, FinishDeployments finishDeployments, Deliveries deliveries) {
        this.scanDomains = scanDomains;
        this.finishDeployments = finishDeployments;
        this.deliveries = deliveries;
    }

    /** A domain is to be scanned; returns at once. */
    public void wake() {
        Thread.ofVirtual().name("domain-scan").start(this::scan);
    }

    @Scheduled(every = "1s")
    void scan() {
        goOn(scanning, scanDomains::step);
    }

    @Scheduled(every = "5s")
    void finish() {
        goOn(finishing, finishDeployments::step);
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
            LOG.warnf("A domain is gone on with shortly: %s", FailureText.of(e));
        } finally {
            alone.unlock();
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        deliveries.forget();
    }
}
