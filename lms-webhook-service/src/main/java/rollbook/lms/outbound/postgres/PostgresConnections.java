package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.domain.ConnectionState;
import rollbook.lms.usecase.Connections;

/** The connections as rows; an ended one stays, for what came by it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresConnections implements Connections {
    private final Database database;

    PostgresConnections(Database database) {
        this.database = database;
    }

    @Override
    public List<Connection> of(UUID licenseId) {
        return select("where license_id = ? and ended_at is null order by id", licenseId);
    }

    private List<Connection> select(String where, Object... arguments) {
        return database.with(sql -> sql.select("select * from connection " + where, arguments)
                .map((row, _) -> read(row))
                .list());
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
