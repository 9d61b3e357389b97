package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets failures that no longer keep anybody waiting. */
@ApplicationScoped
public class ForgetGuesses {
    private final WrongGuesses guesses;
    private final Duration window;

    ForgetGuesses(
            WrongGuesses guesses,
            @ConfigProperty(name = "rollbook.codes.failures-window", defaultValue = "PT10M") Duration window) {
        this.guesses = guesses;
        this.window = window;
    }

    @Transactional
    public void forget() {
        guesses.forget(window);
    }
}
