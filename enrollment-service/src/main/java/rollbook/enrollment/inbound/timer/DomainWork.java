package rollbook.enrollment.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import rollbook.enrollment.usecase.Deliveries;
import rollbook.enrollment.usecase.FinishDeployments;
import rollbook.enrollment.usecase.ScanDomains;
import rollbook.kit.work.StepLoop;

/** Scans domains when it is their turn, brings broken-off deployments to their end, forgets old webhook deliveries. */
@ApplicationScoped
public class DomainWork {
    private final StepLoop scans;
    private final StepLoop endings;
    private final Deliveries deliveries;

    DomainWork(ScanDomains scanDomains, FinishDeployments finishDeployments, Deliveries deliveries) {
        scans = new StepLoop("domain-scan", scanDomains::step);
        endings = new StepLoop("domain-finish", finishDeployments::step);
        this.deliveries = deliveries;
    }

    /** A domain is to be scanned; returns at once. */
    public void wake() {
        scans.wake();
    }

    @Scheduled(every = "1s")
    void scan() {
        scans.run();
    }

    @Scheduled(every = "5s")
    void finish() {
        endings.run();
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        deliveries.forget();
    }
}
