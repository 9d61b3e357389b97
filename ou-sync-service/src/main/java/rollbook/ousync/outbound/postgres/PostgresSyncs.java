package rollbook.ousync.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.ousync.domain.HoldCause;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Syncs;

/** The syncs as rows. What is over stays as a row until its claim is released. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresSyncs implements Syncs {
    private static final String RESERVE = """
            insert into sync (license_id, id, google_id, google_email, scopes, authorized_by, authorized_at, paused, trouble)
            values (?, ?, '', '', '', ?, clock_timestamp(), true, 'CLAIM_LOST')
            on conflict (license_id) do update
              set authorized_at = case when sync.google_id = '' then excluded.authorized_at else sync.authorized_at end
              where not sync.removing
            returning id
            """;
    /** Far longer than any attempt takes from its reservation to its end. */
    private static final String ABANDON = """
            update sync set removing = true
            where google_id = '' and not removing and authorized_at < clock_timestamp() - interval '10 minutes'
            """;
    /** Another account may be of another Workspace, or see less of this one: what it finds missing is looked at first. */
    private static final String AUTHORIZE = """
            review = case when google_id not in ('', ?) and units <> '[]' then 'NEW_AUTHORIZATION' else ? end,
            google_id = ?, google_email = ?, scopes = ?, refresh_token = ?, authorized_by = ?,
            authorized_at = clock_timestamp(), paused = false, trouble = null,
            next_run_at = case when units = '[]' then null else clock_timestamp() end
            """;

    private final Database database;
    private final SyncColumns columns;

    PostgresSyncs(Database database, SyncColumns columns) {
        this.database = database;
        this.columns = columns;
    }

    @Override
    public Optional<Sync> find(UUID licenseId) {
        return select("where license_id = ? and not removing", licenseId).stream()
                .findFirst();
    }

    @Override
    public Optional<Sync> lock(UUID licenseId) {
        return select("where license_id = ? and not removing for update", licenseId).stream()
                .findFirst();
    }

    @Override
    public List<Sync> removed() {
        return select("where removing");
    }

    private List<Sync> select(String where, Object... arguments) {
        return database.with(sql -> sql.select("select " + SyncColumns.ALL + " from sync " + where, arguments)
                .map((row, _) -> columns.read(row))
                .list());
    }

    @Override
    public Optional<UUID> reserve(UUID licenseId, UUID newId, UUID account) {
        return database.with(sql ->
                sql.select(RESERVE, licenseId, newId, account).mapTo(UUID.class).findFirst());
    }

    @Override
    public void giveUp(UUID licenseId, UUID syncId) {
        database.with(sql ->
                sql.execute("delete from sync where license_id = ? and id = ? and google_id = ''", licenseId, syncId));
    }

    @Override
    public void abandonReserved() {
        database.with(sql -> sql.execute(ABANDON));
    }

    @Override
    public void authorize(UUID licenseId, Authorization given, @Nullable HoldCause review) {
        set(
                AUTHORIZE,
                given.googleId(),
                review == null ? null : review.name(),
                given.googleId(),
                given.googleEmail(),
                SyncColumns.scopes(given.scopes()),
                given.sealedToken(),
                given.account(),
                licenseId);
    }

    @Override
    public void disconnect(UUID licenseId) {
        set(
                "refresh_token = null, paused = true, next_run_at = null, trouble = ?",
                Trouble.AUTHORIZATION_LOST.name(),
                licenseId);
    }

    @Override
    public void pick(UUID licenseId, List<PickedUnit> units) {
        set("units = cast(? as jsonb), next_run_at = clock_timestamp()", columns.units(units), licenseId);
    }

    @Override
    public void pause(UUID licenseId, Trouble trouble) {
        set("paused = true, trouble = ?", trouble.name(), licenseId);
    }

    @Override
    public void resume(UUID licenseId, @Nullable HoldCause review) {
        set("""
                paused = false, trouble = null, review = coalesce(?, review),
                next_run_at = case when units = '[]' then null else clock_timestamp() end
                """, review == null ? null : review.name(), licenseId);
    }

    @Override
    public void pauseByStaff(UUID licenseId, boolean paused) {
        set("""
                paused_by_staff = ?, next_run_at = case when units = '[]' then null else clock_timestamp() end
                """, paused, licenseId);
    }

    @Override
    public void runNow(UUID licenseId) {
        database.with(sql -> sql.execute(
                "update sync set next_run_at = clock_timestamp() where license_id = ? and not removing", licenseId));
    }

    @Override
    public void freeze(UUID licenseId, @Nullable Instant from, @Nullable Instant until) {
        set(
                "freeze_from = ?, freeze_until = ?, next_run_at = case when units = '[]' then null else clock_timestamp() end",
                Instants.utc(from),
                Instants.utc(until),
                licenseId);
    }

    @Override
    public void remove(UUID licenseId) {
        set("removing = true, paused = true, next_run_at = null", licenseId);
    }

    /** The lease is taken from whoever runs: what they read was read for a sync that was another. */
    private void set(String what, @Nullable Object... arguments) {
        database.with(sql -> sql.execute(
                "update sync set lease = lease + 1, lease_until = '-infinity', " + what
                        + " where license_id = ? and not removing",
                arguments));
    }

    @Override
    public void forget(UUID licenseId, UUID syncId) {
        database.with(sql -> {
            if (sql.execute("delete from sync where license_id = ? and id = ? and removing", licenseId, syncId) == 1) {
                for (var table : List.of("ou_grant", "held", "run", "plan", "unit_count", "ending_unit")) {
                    sql.execute("delete from " + table + " where license_id = ?", licenseId);
                }
            }
            return sql;
        });
    }
}
