package rollbook.license.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import rollbook.kit.work.StepLoop;
import rollbook.license.usecase.EndSource;
import rollbook.license.usecase.ResumeFacts;

/** Goes on with what is done in steps: ended sources told to their people, kept facts judged after a renewal. */
@ApplicationScoped
class Unfinished {
    private final StepLoop steps;

    Unfinished(EndSource endSource, ResumeFacts resumeFacts) {
        steps = new StepLoop("unfinished", () -> endSource.step() || resumeFacts.step());
    }

    @Scheduled(every = "1s")
    void goOn() {
        steps.run();
    }
}
