package rollbook.ousync.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollbook.kit.sql.Database;
import rollbook.kit.watch.Watch;
import rollbook.kit.watch.Watched;
import rollbook.ousync.domain.Trouble;

/** How the syncs stand: who waits for somebody's approval, who is late, how old Google's authorizations are. */
@ApplicationScoped
class PostgresSyncWatch implements Watch {
    private static final Watched ALL = new Watched("rollbook.syncs", "Google Workspaces connected to a license");
    private static final Watched HELD = new Watched(
            "rollbook.syncs.held", "Syncs with people held until somebody approves their removal (X7, X28)");
    private static final Watched PAUSED =
            new Watched("rollbook.syncs.paused", "Syncs that do not run until somebody acts");
    private static final Watched OVERDUE = new Watched(
            "rollbook.sync.overdue.seconds", "By how long the run is late that is late the longest; 0 when none is");
    private static final Watched LOST = new Watched(
            "rollbook.google.authorizations.lost",
            "Authorizations Google no longer accepts: somebody has to give a new one");
    private static final Watched AGE = new Watched(
            "rollbook.google.authorization.age.seconds",
            "Since when the oldest authorization in use was given; 0 without one");

    private static final String[] LOSSES = Stream.of(Trouble.values())
            .filter(Trouble::needsAuthorization)
            .map(Trouble::name)
            .toArray(String[]::new);

    private static final String READ = """
            select count(*) as syncs,
              count(*) filter (where exists (
                select from held h where h.license_id = s.license_id
                  and (h.approved_at is null or h.approved_at <= clock_timestamp() - interval '24 hours'))) as held,
              count(*) filter (where paused or paused_by_staff) as paused,
              coalesce(extract(epoch from max(clock_timestamp() - greatest(next_run_at, lease_until)) filter (
                where not paused and not paused_by_staff and next_run_at < clock_timestamp()
                  and lease_until < clock_timestamp())), 0) as overdue,
              count(*) filter (where trouble = any(?)) as lost,
              coalesce(extract(epoch from max(clock_timestamp() - authorized_at) filter (where refresh_token is not null)), 0)
                as age
            from sync s where not removing and google_id <> ''
            """;

    private final Database database;

    PostgresSyncWatch(Database database) {
        this.database = database;
    }

    @Override
    public List<Watched> watched() {
        return List.of(ALL, HELD, PAUSED, OVERDUE, LOST, AGE);
    }

    @Override
    public Map<Watched, Double> read() {
        return database.with(sql ->
                sql.select(READ, (Object) LOSSES).map((row, _) -> read(row)).one());
    }

    private static Map<Watched, Double> read(ResultSet row) throws SQLException {
        return Map.of(
                ALL, row.getDouble("syncs"),
                HELD, row.getDouble("held"),
                PAUSED, row.getDouble("paused"),
                OVERDUE, row.getDouble("overdue"),
                LOST, row.getDouble("lost"),
                AGE, row.getDouble("age"));
    }
}
