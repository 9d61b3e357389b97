package rollbook.kit.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long a test waits for what must come: as long as the busiest machine may need, for whoever comes in time waits no longer. */
public final class Patience {
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private Patience() {}

    /** Awaitility's beginning, with that limit instead of its ten seconds. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT);
    }

    /** The same, saying what did not come. */
    public static ConditionFactory await(String what) {
        return await().alias(what);
    }
}
