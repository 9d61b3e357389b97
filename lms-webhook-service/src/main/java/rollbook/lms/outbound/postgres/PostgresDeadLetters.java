package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.kit.secret.Sealer;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.usecase.DeadLetters;
import rollbook.lms.usecase.Deliveries.State;

/** Dead letters are deliveries in the state DEAD; what they say is sealed to their connection. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresDeadLetters implements DeadLetters {
    private static final String SELECT = """
            select d.id, d.connection_id, c.kind as connection_kind, d.kind, d.received_at, d.why, d.tries, d.body
            from delivery d join connection c on c.id = d.connection_id
            where d.state = 'DEAD'
            """;

    private static final String HANDLED = """
            select d.id, d.connection_id, c.kind as connection_kind, d.kind, d.received_at, d.state, d.why, d.handled_by,
              d.handled_at, d.handled_text
            from delivery d join connection c on c.id = d.connection_id
            where d.handled_at is not null and d.state <> 'DEAD' and d.id > ? order by d.id limit ?
            """;

    private final Database database;
    private final Sealer sealer;

    PostgresDeadLetters(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public boolean keep(UUID connectionId, String key, String type, String body, String why) {
        return database.with(sql ->
                        sql.execute("""
                        insert into delivery (connection_id, key, kind, state, why, body) values (?, ?, ?, 'DEAD', ?, ?)
                        on conflict (connection_id, key) do nothing
                        """, connectionId, key, type, why, sealer.seal(body, connectionId.toString())))
                > 0;
    }

    @Override
    public List<DeadLetter> after(long id, int limit) {
        return database.with(sql -> sql.select(SELECT + " and d.id > ? order by d.id limit ?", id, limit)
                .map((row, _) -> read(row))
                .list());
    }

    @Override
    public List<Handled> handledAfter(long id, int limit) {
        return database.with(sql ->
                sql.select(HANDLED, id, limit).map((row, _) -> handled(row)).list());
    }

    @Override
    public Optional<Whole> lock(long id) {
        return database.with(sql -> sql.select(SELECT + " and d.id = ? for update of d", id)
                .map((row, _) -> {
                    var letter = read(row);
                    return new Whole(
                            letter,
                            sealer.open(
                                    row.getString("body"), letter.connectionId().toString()));
                })
                .findOne());
    }

    @Override
    public void release(long id) {
        database.with(sql -> sql.execute("update delivery set body = null, tries = tries + 1 where id = ?", id));
    }

    @Override
    public boolean drop(long id) {
        return database.with(sql -> sql.execute(
                        "update delivery set state = 'IGNORED', why = 'DROPPED', body = null where id = ? and state = 'DEAD'",
                        id))
                == 1;
    }

    @Override
    public void handledBy(long id, UUID account, @Nullable String reason) {
        database.with(sql -> sql.execute(
                "update delivery set handled_by = ?, handled_at = clock_timestamp(), handled_text = ? where id = ?",
                account,
                reason,
                id));
    }

    @Override
    public void failedAgain(long id, String why) {
        database.with(sql ->
                sql.execute("update delivery set why = ?, tries = tries + 1 where id = ? and state = 'DEAD'", why, id));
    }

    private static DeadLetter read(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getLong("id"),
                row.getObject("connection_id", UUID.class),
                ConnectionKind.valueOf(row.getString("connection_kind")),
                row.getString("kind"),
                Objects.requireNonNull(Instants.read(row, "received_at")),
                row.getString("why"),
                row.getInt("tries"));
    }

    private static Handled handled(ResultSet row) throws SQLException {
        return new Handled(
                row.getLong("id"),
                row.getObject("connection_id", UUID.class),
                ConnectionKind.valueOf(row.getString("connection_kind")),
                row.getString("kind"),
                Objects.requireNonNull(Instants.read(row, "received_at")),
                State.valueOf(row.getString("state")),
                row.getString("why"),
                row.getObject("handled_by", UUID.class),
                Objects.requireNonNull(Instants.read(row, "handled_at")),
                row.getString("handled_text"));
    }
}
