package rollbook.kit.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import rollbook.kit.failure.FailureText;

/**
 * Reads every {@link Watch} again and again and shows Prometheus what it gave. A number that cannot be read now is no number
 * (NaN), for which no alert fires by mistake: that it cannot be read is an alert of its own.
 */
@ApplicationScoped
@Startup
public class Watches {
    private static final Logger LOG = Logger.getLogger(Watches.class);

    private final List<Watch> watches;
    private final Map<Watched, Double> values = new ConcurrentHashMap<>();

    Watches(@All List<Watch> watches, MeterRegistry meters) {
        this.watches = List.copyOf(watches);
        for (var watch : watches) {
            watch.watched().forEach(watched -> show(watched, meters));
        }
    }

    private void show(Watched watched, MeterRegistry meters) {
        Gauge.builder(watched.name(), values, shown -> shown.getOrDefault(watched, Double.NaN))
                .description(watched.says())
                .tags(watched.tags().entrySet().stream()
                        .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                        .toList())
                .register(meters);
    }

    /** Reads all of them now. */
    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    public void look() {
        watches.forEach(this::look);
    }

    private void look(Watch watch) {
        Map<Watched, Double> read;
        try {
            read = watch.read();
        } catch (RuntimeException e) {
            LOG.debugf("not read: %s", FailureText.of(e));
            read = Map.of();
        }
        for (var watched : watch.watched()) {
            var value = read.get(watched);
            values.put(watched, value == null ? Double.NaN : value);
        }
    }
}
