package rollbook.license.usecase;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long an invite may be answered, from the moment it is asked for (X17): a setting, more than nothing and at most 365
 * days. A start with another fails.
 */
@Startup
@ApplicationScoped
class InviteLife {
    private static final Duration MOST = Duration.ofDays(365);

    private final Duration life;

    InviteLife(@ConfigProperty(name = "rollbook.invites.life") Duration life) {
        if (!life.isPositive() || life.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "rollbook.invites.life (ROLLBOOK_INVITES_LIFE) is how long an invite may be"
                            + " answered, an ISO 8601 duration such as P30D: more than nothing, at most P365D; it is "
                            + life);
        }
        this.life = life;
    }

    /** When an invite that is asked for now runs out. */
    Instant end(Instant now) {
        return now.plus(life);
    }
}
