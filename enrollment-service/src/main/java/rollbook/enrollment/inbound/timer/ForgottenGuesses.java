package rollbook.enrollment.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import rollbook.enrollment.usecase.ForgetGuesses;

/** Has old wrong guesses forgotten. */
@ApplicationScoped
class ForgottenGuesses {
    private final ForgetGuesses forgetGuesses;

    ForgottenGuesses(ForgetGuesses forgetGuesses) {
        this.forgetGuesses = forgetGuesses;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        forgetGuesses.forget();
    }
}
