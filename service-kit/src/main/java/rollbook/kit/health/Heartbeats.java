package rollbook.kit.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness hangs on the ticks of the service's own loops, not on anything outside it: while PostgreSQL or Kafka are away
 * a loop waits and still ticks; one that hangs does not, and Kubernetes starts the pod anew.
 */
@Liveness
@ApplicationScoped
public class Heartbeats implements HealthCheck {
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Map<String, Heartbeat> hearts = new ConcurrentHashMap<>();

    /** The heartbeat of the loop of that name; the same one each time. */
    public Heartbeat of(String loop) {
        return hearts.computeIfAbsent(loop, _ -> new Heartbeat());
    }

    @Override
    public HealthCheckResponse call() {
        List<String> silent = hearts.entrySet().stream()
                .filter(heart -> heart.getValue().silentFor(SILENCE))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return HealthCheckResponse.named("loops")
                .status(silent.isEmpty())
                .withData("silent", String.join(", ", silent))
                .build();
    }

    /** One loop's tick. */
    public static final class Heartbeat {
        private volatile long last = System.nanoTime();
        private volatile boolean ended;

        /** The loop came round. */
        public void beat() {
            last = System.nanoTime();
        }

        /** The loop ended on purpose and is not expected to tick again. */
        public void end() {
            ended = true;
        }

        boolean silentFor(Duration silence) {
            return !ended && System.nanoTime() - last > silence.toNanos();
        }
    }
}
