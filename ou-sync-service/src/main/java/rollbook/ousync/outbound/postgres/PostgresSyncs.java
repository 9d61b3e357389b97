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
    private static final String AUTHORIZE = """
            insert into sync (license_id, id, google_id, google_email, scopes, refresh_token, authorized_by, authorized_at)
            values (:license, :id, :googleId, :email, :scopes, :token, :account, clock_timestamp())
            on conflict (license_id) do update set
              google_id = excluded.google_id, google_email = excluded.google_email, scopes = excluded.scopes,
              refresh_token = excluded.refresh_token, authorized_by = excluded.authorized_by,
              authorized_at = excluded.authorized_at, paused = false, trouble = null, review = :review,
              next_run_at = case when sync.units = '[]' then null else clock_timestamp() end
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
        return database.with(sql -> sql.select("select * from sync " + where, arguments)
                .map((row, _) -> columns.read(row))
                .list());
    }

    @Override
    public void authorize(UUID licenseId, UUID syncId, Authorization given, @Nullable HoldCause review) {
        database.with(sql -> sql.createUpdate(AUTHORIZE)
                .bind("license", licenseId)
                .bind("id", syncId)
                .bind("googleId", given.googleId())
                .bind("email", given.googleEmail())
                .bind("scopes", SyncColumns.scopes(given.scopes()))
                .bind("token", given.sealedToken())
                .bind("account", given.account())
                .bind("review", review == null ? null : review.name())
                .execute());
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
    public void resume(UUID licenseId) {
        set(
                "paused = false, trouble = null, next_run_at = case when units = '[]' then null else clock_timestamp() end",
                licenseId);
    }

    @Override
    public void runNow(UUID licenseId) {
        set("next_run_at = clock_timestamp()", licenseId);
    }

    @Override
    public void freeze(UUID licenseId, @Nullable Instant from, @Nullable Instant until) {
        set("freeze_from = ?, freeze_until = ?", Instants.utc(from), Instants.utc(until), licenseId);
    }

    @Override
    public void remove(UUID licenseId) {
        set("removing = true, paused = true, next_run_at = null", licenseId);
    }

    private void set(String what, @Nullable Object... arguments) {
        database.with(
                sql -> sql.execute("update sync set " + what + " where license_id = ? and not removing", arguments));
    }

    @Override
    public boolean isSharedConsent(String googleId, UUID exceptLicense) {
        return database.with(sql ->
                sql.select("""
                        select exists (select 1 from sync
                          where google_id = ? and license_id <> ? and refresh_token is not null and not removing)
                        """, googleId, exceptLicense).mapTo(Boolean.class).one());
    }

    @Override
    public void forget(UUID licenseId, UUID syncId) {
        database.with(sql -> {
            if (sql.execute("delete from sync where license_id = ? and id = ? and removing", licenseId, syncId) == 1) {
                for (var table : List.of("ou_grant", "held", "run", "plan", "unit_count")) {
                    sql.execute("delete from " + table + " where license_id = ?", licenseId);
                }
            }
            return sql;
        });
    }
}
