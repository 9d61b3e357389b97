package rollbook.lms.usecase;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** When connections were tried out, counted by all replicas together. */
public interface TestTurns {

    /**
     * Takes a turn, of so many within that time.
     *
     * @param whose a license, or the account of a teacher
     * @return how long until there is one again; empty: it was taken
     */
    Optional<Duration> take(UUID whose, int most, Duration within);

    /** Those that count no more. */
    void forgetOld(Duration age);
}
