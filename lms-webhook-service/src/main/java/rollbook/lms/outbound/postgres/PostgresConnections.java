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
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.domain.ConnectionState;
import rollbook.lms.usecase.Connections;

/** The connections as rows; an ended one stays, for what came by it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresConnections implements Connections {
    private static final String CONNECT = """
            insert into connection (id, license_id, kind, name, registration_id, deployment, connected_by)
            values (?, ?, 'LTI', ?, ?, ?, ?)
            on conflict (registration_id, deployment) where ended_at is null do nothing returning *
            """;
    private static final String BEGIN_ANEW = """
            update connection set state = 'PENDING', trusted = false, confirmed_by = null, confirmed_at = null, trouble = null,
              name = ?, connected_by = ?, connected_at = clock_timestamp(), ended_by = null, ended_at = null
            where id = (select id from connection
                        where license_id = ? and registration_id = ? and deployment = ? and ended_at is not null
                        order by ended_at desc limit 1 for update)
              and not exists (select from connection c
                              where c.registration_id = ? and c.deployment = ? and c.ended_at is null)
            returning *
            """;

    private static final String GIVE_WAY = """
            update connection set ended_at = clock_timestamp()
            where registration_id = ? and (?::text is null or deployment = ?) and license_id <> ? and state = 'PENDING'
              and ended_at is null
            returning *
            """;

    private final Database database;

    PostgresConnections(Database database) {
        this.database = database;
    }

    @Override
    public List<Connection> of(UUID licenseId) {
        return select("where license_id = ? and ended_at is null order by id", licenseId);
    }

    @Override
    public Optional<Connection> find(UUID id) {
        return select("where id = ? and ended_at is null", id).stream().findFirst();
    }

    @Override
    public Optional<Connection> share(UUID id) {
        return select("where id = ? and ended_at is null for share", id).stream()
                .findFirst();
    }

    @Override
    public Optional<Connection> lock(UUID id) {
        return select("where id = ? and ended_at is null for update", id).stream()
                .findFirst();
    }

    @Override
    public Optional<Connection> ofDeployment(UUID registrationId, String deployment) {
        return select("where registration_id = ? and deployment = ? and ended_at is null", registrationId, deployment)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Connection> connect(
            UUID newId, UUID licenseId, String name, UUID registrationId, String deployment, UUID by) {
        // whoever connects one deployment waits for whoever else does
        database.with(sql -> sql.execute(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                "connect " + registrationId + " " + deployment));
        return query(BEGIN_ANEW, name, by, licenseId, registrationId, deployment, registrationId, deployment).stream()
                .findFirst()
                .or(() -> query(CONNECT, newId, licenseId, name, registrationId, deployment, by).stream()
                        .findFirst());
    }

    @Override
    public List<Connection> giveWay(UUID registrationId, @Nullable String deployment, UUID licenseId) {
        return query(GIVE_WAY, registrationId, deployment, deployment, licenseId);
    }

    @Override
    public void confirm(UUID id, @Nullable UUID by) {
        database.with(sql ->
                sql.execute("update assignment set owes = true where connection_id = ? and state = 'SETTLED'", id));
        database.with(sql -> sql.execute(
                "update connection set state = 'CONFIRMED', trusted = trusted or ?, confirmed_by = ?,"
                        + " confirmed_at = clock_timestamp() where id = ?",
                by == null,
                by,
                id));
    }

    @Override
    public void end(UUID id, UUID by) {
        database.with(sql ->
                sql.execute("update connection set ended_by = ?, ended_at = clock_timestamp() where id = ?", by, id));
    }

    private List<Connection> select(String where, Object... arguments) {
        return query("select * from connection " + where, arguments);
    }

    private List<Connection> query(String text, @Nullable Object... arguments) {
        return database.with(
                sql -> sql.select(text, arguments).map((row, _) -> read(row)).list());
    }

    private static Connection read(ResultSet row) throws SQLException {
        return new Connection(
                row.getObject("id", UUID.class),
                row.getObject("license_id", UUID.class),
                ConnectionKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getObject("registration_id", UUID.class),
                row.getString("deployment"),
                ConnectionState.valueOf(row.getString("state")),
                row.getBoolean("trusted"),
                Objects.requireNonNull(Instants.read(row, "connected_at")),
                Instants.read(row, "confirmed_at"),
                row.getString("trouble"));
    }
}
