package rollbook.ousync.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.EndingUnits;

/** The units that end as rows. Only an admin of the license deselects one. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresEndingUnits implements EndingUnits {
    private static final String ADD = """
            insert into ending_unit (license_id, unit_id, batch_id, account, email) select ?, unnest(?), ?, ?, ?
            on conflict (license_id, unit_id) do update
              set batch_id = excluded.batch_id, account = excluded.account, email = excluded.email
            """;

    private final Database database;

    PostgresEndingUnits(Database database) {
        this.database = database;
    }

    @Override
    public void add(UUID licenseId, List<String> units, UUID batchId, Actor actor) {
        database.with(sql -> sql.execute(
                ADD,
                licenseId,
                units.toArray(String[]::new),
                batchId,
                Objects.requireNonNull(actor.accountId()),
                actor.email()));
    }

    @Override
    public void keep(UUID licenseId, List<String> units) {
        database.with(sql -> sql.execute(
                "delete from ending_unit where license_id = ? and unit_id = any(?)",
                licenseId,
                units.toArray(String[]::new)));
    }

    @Override
    public List<String> of(UUID licenseId) {
        return database.with(
                sql -> sql.select("select unit_id from ending_unit where license_id = ? order by unit_id", licenseId)
                        .mapTo(String.class)
                        .list());
    }

    @Override
    public List<Ending> take(UUID licenseId) {
        return database.with(sql -> sql.select("delete from ending_unit where license_id = ? returning *", licenseId)
                .map((row, _) -> ending(row))
                .list());
    }

    private static Ending ending(ResultSet row) throws SQLException {
        return new Ending(
                row.getString("unit_id"),
                row.getObject("batch_id", UUID.class),
                new Actor(row.getObject("account", UUID.class), row.getString("email"), Actor.Role.LICENSE_ADMIN));
    }
}
