package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.lms.usecase.Rejections;

/** The rejections as rows, one a reason. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresRejections implements Rejections {
    private static final String ADD = """
            insert into rejection (connection_id, why, count, last_at) values (?, ?, ?, ?)
            on conflict (connection_id, why) do update
            set count = rejection.count + excluded.count, last_at = greatest(rejection.last_at, excluded.last_at)
            """;

    private final Database database;

    PostgresRejections(Database database) {
        this.database = database;
    }

    @Override
    public void add(UUID connectionId, String why, long count, Instant lastAt) {
        database.with(sql -> sql.execute(ADD, connectionId, why, count, Instants.utc(lastAt)));
    }

    @Override
    public List<Rejected> of(UUID connectionId) {
        return database.with(sql -> sql.select(
                        "select * from rejection where connection_id = ? order by last_at desc", connectionId)
                .map((row, _) -> new Rejected(
                        row.getString("why"),
                        row.getLong("count"),
                        Objects.requireNonNull(Instants.read(row, "last_at"))))
                .list());
    }
}
