package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import rollbook.kit.sql.Database;
import rollbook.kit.watch.Watch;
import rollbook.kit.watch.Watched;

/** The imports that are being received, planned or said. Both readings go by an index of just those. */
@ApplicationScoped
class PostgresImportWatch implements Watch {
    private static final Watched RUNNING =
            new Watched("rollbook.imports.running", "Files being received, planned, or told to license-service");
    private static final Watched AGE = new Watched(
            "rollbook.import.age.seconds",
            "How long the oldest of the running imports has been at it; 0 when none runs");

    private final Database database;

    PostgresImportWatch(Database database) {
        this.database = database;
    }

    @Override
    public List<Watched> watched() {
        return List.of(RUNNING, AGE);
    }

    @Override
    public Map<Watched, Double> read() {
        return database.with(sql -> sql.select("""
                        select count(*) as running,
                          coalesce(extract(epoch from clock_timestamp() - min(accepted_at)), 0) as age
                        from (
                          select accepted_at from batch where state <> 'ACCEPTED' and state <> 'PLANNED'
                          union all select accepted_at from batch where state = 'ACCEPTED' and not said) running
                        """)
                .map((row, _) -> Map.of(RUNNING, row.getDouble("running"), AGE, row.getDouble("age")))
                .one());
    }
}
