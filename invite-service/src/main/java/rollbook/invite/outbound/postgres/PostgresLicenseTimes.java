package rollbook.invite.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rollbook.invite.usecase.LicenseTimes;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** When the invites' time stands still. Who was invited meanwhile stood still from then on only. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresLicenseTimes implements LicenseTimes {
    /** Also those that ran out here while license-service has not agreed yet: they may be open again. */
    private static final String STILL_OPEN = """
             from invite where license_id = :license and (state in ('PENDING', 'CONFIRMING') or answer_id is not null)
             order by id for update) still
            where invite.id = still.id
            """;

    private static final String FREEZE = "update invite set frozen = true from (select id" + STILL_OPEN;

    /** What is due by itself comes as much later; what an admin asked for meanwhile is due now. */
    private static final String THAW = """
            update invite set frozen = false, expires_at = expires_at + still.time,
                notice_at = case when notice in ('WEEK', 'LAST_DAYS') then notice_at + still.time else notice_at end
            from (select id, greatest(:at - greatest(:since, offered_at), interval '0') as time""" + STILL_OPEN;

    private final Database database;

    PostgresLicenseTimes(Database database) {
        this.database = database;
    }

    private record Known(long revision, @Nullable Instant frozenAt) {}

    @Override
    public void keep(UUID licenseId, long revision, @Nullable Instant frozenAt, Instant at) {
        database.with(sql -> {
            var known = known(sql, licenseId);
            if (known.revision() >= revision) {
                return known;
            }
            var since = frozenAt == null || known.frozenAt() == null ? frozenAt : known.frozenAt();
            sql.execute(
                    "update license_time set revision = ?, frozen_at = ? where license_id = ?",
                    revision,
                    Instants.utc(since),
                    licenseId);
            if (frozenAt != null && known.frozenAt() == null) {
                sql.createUpdate(FREEZE).bind("license", licenseId).execute();
            }
            if (frozenAt == null && known.frozenAt() != null) {
                sql.createUpdate(THAW)
                        .bind("license", licenseId)
                        .bind("since", Instants.utc(known.frozenAt()))
                        .bind("at", Instants.utc(at))
                        .execute();
            }
            return known;
        });
    }

    /** Whether a license is frozen; it does not become so or otherwise before the transaction under way ends. */
    boolean isFrozen(UUID licenseId) {
        return database.with(sql -> known(sql, licenseId)).frozenAt() != null;
    }

    private static Known known(Handle sql, UUID licenseId) {
        sql.execute("insert into license_time values (?, 0, null) on conflict do nothing", licenseId);
        return sql.select("select revision, frozen_at from license_time where license_id = ? for update", licenseId)
                .map((row, _) -> new Known(row.getLong("revision"), Instants.read(row, "frozen_at")))
                .one();
    }
}
