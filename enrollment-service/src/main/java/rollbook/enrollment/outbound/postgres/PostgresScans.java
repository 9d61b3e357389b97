package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import rollbook.enrollment.usecase.Scans;
import rollbook.kit.sql.Database;

/** Scans, as columns of their deployments hold them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresScans implements Scans {
    private static final String BEGIN = """
            update deployment set scan_batch = :id, scan_began_at = clock_timestamp(), scan_ended_at = null,
              scan_until = clock_timestamp() + interval '2 minutes', scan_result = null, scan_said = 0, scan_judged = 0,
              next_scan_at = clock_timestamp() + make_interval(secs => :every * (1 - 0.1 * random()))
            where id = (
              select id from deployment
              where state = 'DEPLOYED'
                and (next_scan_at <= clock_timestamp() or scan_until < clock_timestamp())
                and (scan_until is null or scan_until < clock_timestamp())
                and (scan_said <= scan_judged or scan_began_at < clock_timestamp() - interval '6 hours')
              order by next_scan_at limit 1 for update skip locked)
            returning *
            """;

    private static final String GO_ON = """
            update deployment set scan_said = scan_said + ?, scan_until = clock_timestamp() + interval '2 minutes'
            where id = ? and scan_batch = ? and scan_until is not null and state = 'DEPLOYED'
            """;

    private static final String END = """
            update deployment set scan_until = null, scan_ended_at = clock_timestamp(), scan_result = :result,
              next_scan_at = case when :result = 'FAILED'
                then least(next_scan_at, clock_timestamp() + interval '1 minute') else next_scan_at end
            where id = :id and scan_batch = :scan and scan_until is not null
            """;

    private final Database database;

    PostgresScans(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Scan> begin(UUID id, Duration every) {
        return database.with(sql -> sql.createQuery(BEGIN)
                .bind("id", id)
                .bind("every", every.toMillis() / 1000.0)
                .map((row, _) -> DeploymentColumns.scan(row))
                .findOne());
    }

    @Override
    public boolean goOn(Scan scan, int said) {
        return database.with(sql -> sql.execute(GO_ON, said, scan.deploymentId(), scan.id())) == 1;
    }

    @Override
    public void end(Scan scan, Result result) {
        database.with(sql -> sql.createUpdate(END)
                .bind("result", result.name())
                .bind("id", scan.deploymentId())
                .bind("scan", scan.id())
                .execute());
    }

    @Override
    public void request(UUID deploymentId) {
        database.with(sql -> sql.execute(
                "update deployment set next_scan_at = clock_timestamp() where id = ? and state = 'DEPLOYED'",
                deploymentId));
    }

    @Override
    public void judged(UUID scanId, int people) {
        database.with(sql -> sql.execute(
                "update deployment set scan_judged = scan_judged + ? where scan_batch = ?", people, scanId));
    }
}
