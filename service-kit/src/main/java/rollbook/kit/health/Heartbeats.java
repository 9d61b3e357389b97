package rollbook.kit.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ticks of the service's own loops. */
@ApplicationScoped
public class Heartbeats {
    private final Map<String, Heartbeat> hearts = new ConcurrentHashMap<>();

    /** The heartbeat of the loop of that name; the same one each time. */
    public Heartbeat of(String loop) {
        return hearts.computeIfAbsent(loop, _ -> new Heartbeat());
    }

    /** The loops that have not ticked for so long, by name. */
    List<String> silentFor(Duration silence) {
        return hearts.entrySet().stream()
                .filter(heart -> heart.getValue().silentFor(silence))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
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
