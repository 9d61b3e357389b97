package rollbook.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import rollbook.kit.sql.Database;

/** How long the oldest owed message has been waiting, in seconds, for Prometheus; 0 when nothing is owed. */
@ApplicationScoped
@Startup
public class OutboxAge {
    private final Database database;
    private volatile double seconds;

    OutboxAge(Database database, MeterRegistry meters) {
        this.database = database;
        meters.gauge("rollbook.outbox.age.seconds", this, age -> age.seconds);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        seconds = database.with(
                sql -> sql.select("""
                        select coalesce(extract(epoch from clock_timestamp() - created_at), 0)
                        from outbox order by id limit 1
                        """).mapTo(Double.class).findOne().orElse(0.0));
    }
}
