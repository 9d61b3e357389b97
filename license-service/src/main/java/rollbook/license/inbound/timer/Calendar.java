package rollbook.license.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import rollbook.kit.failure.FailureText;
import rollbook.license.usecase.ForgetPlans;
import rollbook.license.usecase.WatchTerms;

/** What only the passing of time brings about: terms that end, plans nobody may commit any longer. */
@ApplicationScoped
class Calendar {
    private static final Logger LOG = Logger.getLogger(Calendar.class);

    private final WatchTerms watchTerms;
    private final ForgetPlans forgetPlans;

    Calendar(WatchTerms watchTerms, ForgetPlans forgetPlans) {
        this.watchTerms = watchTerms;
        this.forgetPlans = forgetPlans;
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void lookAtTerms() {
        attempt(watchTerms::look);
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetPlans() {
        attempt(forgetPlans::forget);
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warnf("What is done from time to time failed and is done again: %s", FailureText.of(e));
        }
    }
}
