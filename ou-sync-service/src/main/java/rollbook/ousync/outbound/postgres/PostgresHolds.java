package rollbook.ousync.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.ousync.domain.HoldCause;
import rollbook.ousync.usecase.Holds;

/** The held as rows. An approval older than a day is as none (X28). */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresHolds implements Holds {
    private static final String HOLD = """
            insert into held (license_id, unit_id, google_id, email, reason, cause, run_id)
            select ?, unit_id, google_id, email, reason, ?, ?
            from unnest(?, ?, ?, ?) absent(unit_id, google_id, email, reason)
            on conflict (license_id, unit_id, google_id) do update set run_id = excluded.run_id,
              reason = case when held.reason = 'DELETED' and excluded.reason = 'LEFT_UNIT' then held.reason else excluded.reason end
            """;
    /** Of any number of people, none of whom is read here. */
    private static final String APPROVE_BEFOREHAND = """
            insert into held (license_id, unit_id, google_id, email, reason, cause, approved_by, approved_at, run_id)
            select ?, unit_id, google_id, email, ?, ?, ?, clock_timestamp(), ?
            from plan_person where plan_id = ? and effect = 'REMOVE' and unit_id = any(?)
            on conflict (license_id, unit_id, google_id) do update set run_id = excluded.run_id, reason = excluded.reason,
              approved_by = excluded.approved_by, approved_at = excluded.approved_at
            """;

    private static final String APPROVE = """
            update held set approved_by = :account, approved_at = clock_timestamp()
            where license_id = :license and held_at <= :heldBy and (:all or google_id = any(:people))
            """;

    private final Database database;

    PostgresHolds(Database database) {
        this.database = database;
    }

    @Override
    public Standing standing(UUID licenseId, String unitId, Collection<String> googleIds) {
        var held = database.with(sql -> sql.select("""
                        select google_id, cause,
                          coalesce(approved_at > clock_timestamp() - interval '24 hours', false) as approved
                        from held where license_id = ? and unit_id = ? and google_id = any(?)
                        """, licenseId, unitId, array(googleIds))
                .map((row, _) -> new Approval(
                        row.getString("google_id"),
                        row.getBoolean("approved"),
                        row.getString("cause").equals(HoldCause.EMPTY_UNIT.name())))
                .list());
        return new Standing(
                held.stream().filter(Approval::given).map(Approval::googleId).collect(Collectors.toSet()),
                held.stream()
                        .filter(one -> !one.given())
                        .map(Approval::googleId)
                        .collect(Collectors.toSet()),
                held.stream().anyMatch(one -> !one.given() && !one.ofEmpty()),
                held.stream().anyMatch(one -> !one.given() && one.ofEmpty()));
    }

    private record Approval(String googleId, boolean given, boolean ofEmpty) {}

    @Override
    public void hold(UUID licenseId, UUID runId, HoldCause cause, List<Absent> people) {
        database.with(sql -> sql.execute(
                HOLD,
                licenseId,
                cause.name(),
                runId,
                people.stream().map(Absent::unitId).toArray(String[]::new),
                people.stream().map(Absent::googleId).toArray(String[]::new),
                people.stream().map(Absent::email).toArray(String[]::new),
                people.stream().map(absent -> absent.reason().name()).toArray(String[]::new)));
    }

    @Override
    public void release(UUID licenseId, String unitId, Collection<String> googleIds) {
        database.with(sql -> sql.execute(
                "delete from held where license_id = ? and unit_id = ? and google_id = any(?)",
                licenseId,
                unitId,
                array(googleIds)));
    }

    @Override
    public void keepOnly(UUID licenseId, UUID runId, Collection<String> read, Collection<String> picked) {
        database.with(sql -> sql.execute("""
                delete from held where license_id = ? and run_id <> ?
                  and (unit_id = any(?) or unit_id <> all(?))
                """, licenseId, runId, array(read), array(picked)));
    }

    @Override
    public void forget(UUID licenseId, Collection<String> units) {
        database.with(sql ->
                sql.execute("delete from held where license_id = ? and unit_id = any(?)", licenseId, array(units)));
    }

    @Override
    public void approveBeforehand(UUID licenseId, UUID account, UUID batchId, UUID planId, Collection<String> units) {
        database.with(sql -> sql.execute(
                APPROVE_BEFOREHAND,
                licenseId,
                LeaveReason.LEFT_UNIT.name(),
                HoldCause.MASS_REMOVAL.name(),
                account,
                batchId,
                planId,
                array(units)));
    }

    @Override
    public int approve(UUID licenseId, UUID account, @Nullable Collection<String> googleIds, Instant heldBy) {
        return database.with(sql -> sql.createUpdate(APPROVE)
                .bind("license", licenseId)
                .bind("account", account)
                .bind("heldBy", Instants.utc(heldBy))
                .bind("all", googleIds == null)
                .bind("people", array(googleIds == null ? List.of() : googleIds))
                .execute());
    }

    @Override
    public int count(UUID licenseId) {
        return database.with(sql -> sql.select("select count(*) from held where license_id = ?", licenseId)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public boolean isOpen(UUID licenseId, Collection<String> units) {
        return database.with(sql ->
                sql.select("""
                        select exists (
                          select 1 from held join ou_grant using (license_id, unit_id, google_id)
                          where license_id = ? and unit_id = any(?) and cause <> 'EMPTY_UNIT' and vouched
                            and approved_at > clock_timestamp() - interval '24 hours' is not true)
                        """, licenseId, array(units)).mapTo(Boolean.class).one());
    }

    @Override
    public List<Held> list(UUID licenseId, @Nullable Absent after, int limit) {
        return database.with(sql -> sql.select(
                        """
                        select *, case when approved_at > clock_timestamp() - interval '24 hours' then approved_at end as approved
                        from held where license_id = ? and (unit_id, google_id) > (?, ?)
                        order by unit_id, google_id limit ?
                        """,
                        licenseId,
                        after == null ? "" : after.unitId(),
                        after == null ? "" : after.googleId(),
                        limit)
                .map((row, _) -> held(row))
                .list());
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                new Absent(
                        row.getString("unit_id"),
                        row.getString("google_id"),
                        row.getString("email"),
                        LeaveReason.valueOf(row.getString("reason"))),
                HoldCause.valueOf(row.getString("cause")),
                Objects.requireNonNull(Instants.read(row, "held_at")),
                Instants.read(row, "approved"));
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
