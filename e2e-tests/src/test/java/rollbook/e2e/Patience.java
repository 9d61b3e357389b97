package rollbook.e2e;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for what must come, for whoever comes in time waits no longer: Kafka alone may take more than a minute
 * to let a consumer into its group again.
 */
final class Patience {
    static final Duration LIMIT = Duration.ofMinutes(3);

    private Patience() {}

    /** Awaitility's beginning, with that limit instead of its ten seconds. */
    static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LIMIT);
    }
}
