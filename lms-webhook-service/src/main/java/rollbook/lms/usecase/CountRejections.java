package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import rollbook.kit.sql.Database;

/**
 * Counts what a connection's admin should know was refused. Whoever sends a thousand bad signatures a second costs one row a
 * second; what this process had not written when it ended is not counted.
 */
@ApplicationScoped
public class CountRejections {
    private static final int MOST = 10_000;

    private final Rejections rejections;
    private final Database database;
    private final Clock clock;
    private final Map<Reason, Count> counts = new ConcurrentHashMap<>();

    CountRejections(Rejections rejections, Database database, Clock clock) {
        this.rejections = rejections;
        this.database = database;
        this.clock = clock;
    }

    private record Reason(UUID connectionId, String why) {}

    private record Count(long count, Instant lastAt) {
        Count and(Count later) {
            return new Count(count + later.count, later.lastAt);
        }
    }

    /**
     * Counts one.
     *
     * @param why a fixed word of ours, nothing of what came
     */
    public void count(UUID connectionId, String why) {
        if (counts.size() < MOST) {
            counts.merge(new Reason(connectionId, why), new Count(1, clock.instant()), Count::and);
        }
    }

    /** Writes down what was counted since; while that fails it goes on being counted. */
    public void write() {
        for (var reason : List.copyOf(counts.keySet())) {
            var count = counts.remove(reason);
            if (count != null) {
                write(reason, count);
            }
        }
    }

    private void write(Reason reason, Count count) {
        try {
            database.inTransaction(() -> {
                rejections.add(reason.connectionId(), reason.why(), count.count(), count.lastAt());
                return reason;
            });
        } catch (RuntimeException e) {
            counts.merge(reason, count, (later, earlier) -> earlier.and(later));
            throw e;
        }
    }
}
