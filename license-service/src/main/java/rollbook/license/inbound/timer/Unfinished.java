package rollbook.license.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import rollbook.kit.failure.FailureText;
import rollbook.license.usecase.EndSource;
import rollbook.license.usecase.ResumeFacts;

/** Goes on with what is done in steps: ended sources told to their people, kept facts judged after a renewal. */
@ApplicationScoped
class Unfinished {
    private static final Logger LOG = Logger.getLogger(Unfinished.class);

    private final EndSource endSource;
    private final ResumeFacts resumeFacts;

    Unfinished(EndSource endSource, ResumeFacts resumeFacts) {
        this.endSource = endSource;
        this.resumeFacts = resumeFacts;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void goOn() {
        try {
            while (endSource.step() || resumeFacts.step()) {
                LOG.debug("one more step done");
            }
        } catch (RuntimeException e) {
            LOG.warnf("A step failed and is done again in a second: %s", FailureText.of(e));
        }
    }
}
