package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import rollbook.events.LicenseStatus;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.license.domain.Deadline;
import rollbook.license.domain.Term;
import rollbook.license.usecase.Deadlines;

/** The ends of licenses, by the database's clock. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresDeadlines implements Deadlines {
    private static final String DEADLINE = """
            select id, expires_at, grace_days, suspended, told_status, warned_for, warned_days, clock_timestamp() as now
            from license
            """;

    /** What staff suspend is told with it; there the clock changes nothing. */
    private static final String IN_SIGHT = """
            where ends_at is not null and not suspended
              and (told_status <> 'LIVE' or expires_at <= clock_timestamp() + interval '720 hours')
              and (told_status <> 'EXPIRED' or ends_at > clock_timestamp())
            order by id
            """;

    private final Database database;

    PostgresDeadlines(Database database) {
        this.database = database;
    }

    @Override
    public List<Read> inSight() {
        return database.with(sql ->
                sql.createQuery(DEADLINE + IN_SIGHT).map((row, _) -> read(row)).list());
    }

    @Override
    public Read of(UUID licenseId) {
        return database.with(sql -> sql.createQuery(DEADLINE + " where id = :license")
                .bind("license", licenseId)
                .map((row, _) -> read(row))
                .one());
    }

    @Override
    public void warned(UUID licenseId, Instant expiresAt, int days) {
        database.with(sql -> sql.execute(
                "update license set warned_for = ?, warned_days = ? where id = ?",
                Instants.utc(expiresAt),
                days,
                licenseId));
    }

    private static Read read(ResultSet row) throws SQLException {
        var term = new Term(Instants.read(row, "expires_at"), row.getInt("grace_days"), row.getBoolean("suspended"));
        var deadline = new Deadline(
                term,
                LicenseStatus.valueOf(row.getString("told_status")),
                Instants.read(row, "warned_for"),
                row.getInt("warned_days"));
        return new Read(
                row.getObject("id", UUID.class),
                deadline,
                row.getTimestamp("now").toInstant());
    }
}
