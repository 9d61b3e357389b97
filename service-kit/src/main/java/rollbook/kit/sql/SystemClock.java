package rollbook.kit.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The clock for what people read and what others signed for a time: UTC, to the microsecond PostgreSQL keeps. What is
 * compared are stamps, not this. {@code rollbook.clock.offset} sets it apart from the machine's, to replay signed
 * messages of another day; not for production.
 */
@ApplicationScoped
class SystemClock {
    private static final Logger LOG = Logger.getLogger(SystemClock.class);

    @Produces
    @ApplicationScoped
    Clock clock(@ConfigProperty(name = "rollbook.clock.offset", defaultValue = "PT0S") Duration offset) {
        if (!offset.isZero()) {
            LOG.warnf("the clock is set apart by %s: signed messages of that time count now", offset);
        }
        return Clock.offset(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)), offset);
    }
}
