package rollbook.kit.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness hangs on the ticks of the service's own loops, not on anything outside it: while PostgreSQL or Kafka are away
 * a loop waits and still ticks; one that hangs does not, and Kubernetes starts the pod anew.
 */
@Liveness
@ApplicationScoped
class LoopsAlive implements HealthCheck {
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Heartbeats heartbeats;

    LoopsAlive(Heartbeats heartbeats) {
        this.heartbeats = heartbeats;
    }

    @Override
    public HealthCheckResponse call() {
        var silent = heartbeats.silentFor(SILENCE);
        return HealthCheckResponse.named("loops")
                .status(silent.isEmpty())
                .withData("silent", String.join(", ", silent))
                .build();
    }
}
