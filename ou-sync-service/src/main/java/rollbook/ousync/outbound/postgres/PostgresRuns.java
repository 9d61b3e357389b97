package rollbook.ousync.outbound.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Outcome;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Runs;

/** The runs as rows, and the lease in the sync's own: PostgreSQL alone knows who runs what, by its own clock. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresRuns implements Runs {
    private static final TypeReference<Map<Outcome, Integer>> OUTCOMES = new TypeReference<>() {};

    /**
     * From the start's own instant on; the lot is drawn here so that schools do not all start together (X8). A lease that ran
     * out was never given back: what its runner began is begun anew, however far off the next start is.
     */
    private static final String BEGIN = """
            update sync set lease = lease + 1, lease_until = clock_timestamp() + interval '1 minute',
              next_run_at = clock_timestamp() + make_interval(secs => ?) * (1 - 0.1 * random())
            where license_id = (
              select license_id from sync
              where not paused and not paused_by_staff and units <> '[]'
                and (next_run_at <= now() or lease_until > '-infinity') and lease_until <= now() and not exists (
                select 1 from run where run.license_id = sync.license_id and joined + "left" > judged
                  and began_at > now() - make_interval(secs => ?))
              order by next_run_at limit 1 for update skip locked)
            returning (extract(epoch from clock_timestamp()) * 1000000)::bigint as stamp,
            """ + SyncColumns.ALL;

    private static final String[] OURS = Arrays.stream(Trouble.values())
            .filter(Trouble::isOurs)
            .map(Trouble::name)
            .toArray(String[]::new);

    private final Database database;
    private final SyncColumns columns;
    private final JsonColumns json;

    PostgresRuns(Database database, SyncColumns columns, JsonColumns json) {
        this.database = database;
        this.columns = columns;
        this.json = json;
    }

    @Override
    public Optional<Run> begin(UUID id, Duration every) {
        return database.with(sql -> {
            var begun = sql.select(BEGIN, every.toSeconds(), every.toSeconds())
                    .map((row, _) -> run(id, row))
                    .findFirst();
            begun.ifPresent(run -> {
                sql.execute(
                        "update run set ended_at = clock_timestamp(), result = 'FAILED' where license_id = ? and ended_at is null",
                        run.sync().licenseId());
                sql.execute(
                        "insert into run (id, license_id, sync_id, stamp) values (?, ?, ?, ?)",
                        id,
                        run.sync().licenseId(),
                        run.sync().id(),
                        run.stamp());
            });
            return begun;
        });
    }

    private Run run(UUID id, ResultSet row) throws SQLException {
        var next = Objects.requireNonNull(Instants.read(row, "next_run_at"));
        return new Run(id, row.getLong("stamp"), row.getLong("lease"), next, columns.read(row));
    }

    @Override
    public boolean goOn(Run run, Progress progress) {
        return database.with(sql -> {
            var mine = sql.execute("""
                    update sync set lease_until = clock_timestamp() + interval '1 minute'
                    where license_id = ? and id = ? and lease = ? and not removing
                    """, run.sync().licenseId(), run.sync().id(), run.lease());
            sql.execute(
                    """
                    update run set seen = ?, suspended = ?, archived = ?, joined = ?, "left" = ?, held = ? where id = ?
                    """,
                    progress.seen(),
                    progress.suspended(),
                    progress.archived(),
                    progress.joined(),
                    progress.left(),
                    progress.held(),
                    run.id());
            return mine == 1;
        });
    }

    @Override
    public boolean end(Run run, Result result, @Nullable Trouble trouble, boolean reviewed) {
        return database.with(sql -> {
            sql.execute(
                    "update run set ended_at = clock_timestamp(), result = ?, trouble = ? where id = ? and ended_at is null",
                    result.name(),
                    trouble == null ? null : trouble.name(),
                    run.id());
            return sql.execute(
                            """
                    update sync set lease_until = '-infinity',
                      trouble = case when paused then trouble else ? end,
                      paused = paused or ?,
                      review = case when ? then null else review end,
                      next_run_at = case when ? then least(next_run_at, clock_timestamp() + (
                        select make_interval(mins => power(2, least(count(*), 6) - 1)::int) from run
                        where run.license_id = sync.license_id and run.trouble = any(?) and began_at > coalesce((
                          select max(began_at) from run good
                          where good.license_id = sync.license_id and good.result <> 'FAILED'), '-infinity')))
                        else next_run_at end
                    where license_id = ? and id = ? and lease = ?
                    """,
                            trouble == null ? null : trouble.name(),
                            trouble != null && trouble.needsAuthorization(),
                            reviewed,
                            trouble != null && trouble.isOurs(),
                            OURS,
                            run.sync().licenseId(),
                            run.sync().id(),
                            run.lease())
                    == 1;
        });
    }

    @Override
    public void judged(UUID runId, Map<Outcome, Integer> outcomes) {
        database.with(sql -> {
            var known = sql.select("select outcomes from run where id = ? for update", runId)
                    .mapTo(String.class)
                    .findFirst();
            known.ifPresent(column -> {
                var sum = json.read(column, OUTCOMES);
                outcomes.forEach((outcome, count) -> sum.merge(outcome, count, Integer::sum));
                sql.execute(
                        "update run set judged = judged + ?, outcomes = cast(? as jsonb) where id = ?",
                        outcomes.values().stream().mapToInt(Integer::intValue).sum(),
                        json.write(sum),
                        runId);
            });
            return known;
        });
    }

    @Override
    public List<Past> past(UUID licenseId, int limit) {
        return database.with(sql -> sql.select(
                        "select * from run where license_id = ? order by began_at desc limit ?", licenseId, limit)
                .map((row, _) -> past(row))
                .list());
    }

    @Override
    public Optional<Past> lastSuccess(UUID licenseId) {
        return database.with(sql -> sql.select(
                        "select * from run where license_id = ? and result <> 'FAILED' order by began_at desc limit 1",
                        licenseId)
                .map((row, _) -> past(row))
                .findFirst());
    }

    private Past past(ResultSet row) throws SQLException {
        var result = row.getString("result");
        var trouble = row.getString("trouble");
        return new Past(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(Instants.read(row, "began_at")),
                Instants.read(row, "ended_at"),
                result == null ? null : Result.valueOf(result),
                trouble == null ? null : Trouble.valueOf(trouble),
                new Progress(
                        row.getInt("seen"),
                        row.getInt("suspended"),
                        row.getInt("archived"),
                        row.getInt("joined"),
                        row.getInt("left"),
                        row.getInt("held")),
                row.getInt("judged"),
                json.read(row.getString("outcomes"), OUTCOMES));
    }

    @Override
    public void forgetOld() {
        database.with(sql -> sql.execute("delete from run where began_at < clock_timestamp() - interval '30 days'"));
    }
}
