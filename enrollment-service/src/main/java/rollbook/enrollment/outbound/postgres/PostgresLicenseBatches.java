package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.RowOutcome;
import rollbook.enrollment.usecase.LicenseBatches;
import rollbook.kit.sql.Database;

/** The batches of one license. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresLicenseBatches implements LicenseBatches {
    private static final String OF = """
            select id from batch
            where license_id = :license and method in ('CSV', 'EMAIL')
              and (state = 'ACCEPTED' or state in ('PLANNING', 'PLANNED') and actor_account = :account)
              and (cast(:before as uuid) is null or id < :before)
            order by id desc limit :limit
            """;

    /** What a later batch says of nobody, or took back itself, keeps nobody. */
    private static final String GIVEN = """
            select r.row, r.email, r.outcome, coalesce(r.reason = 'HAD_INVITE', false) as had_invite,
                   later.email is not null as named_later
            from batch_row r left join (
              select distinct l.email from batch this
                join batch b on b.license_id = this.license_id and b.method = this.method and b.stamp > this.stamp
                join batch_row l on l.batch_id = b.id
              where this.id = :batch and b.state = 'ACCEPTED' and b.undoes is null
                and not exists (select 1 from batch undoing where undoing.undoes = b.id)
                and l.email is not null and l.outcome is distinct from 'REFUSED' and l.outcome is distinct from 'KEPT_OUT'
            ) later on later.email = r.email
            where r.batch_id = :batch and r.outcome in ('ADDED', 'INVITED', 'WAITING', 'REASON_ADDED')
            order by r.row
            """;

    private static final String HAD_INVITES = """
            update batch_row set reason = given.reason from batch_row given
            where given.batch_id = ? and given.reason = ? and batch_row.batch_id = ? and batch_row.row = given.row
            """;

    private final Database database;

    PostgresLicenseBatches(Database database) {
        this.database = database;
    }

    @Override
    @Transactional
    public List<UUID> of(UUID licenseId, @Nullable UUID accountId, @Nullable UUID before, int limit) {
        return database.with(sql -> sql.createQuery(OF)
                .bind("license", licenseId)
                .bindByType("account", accountId, UUID.class)
                .bindByType("before", before, UUID.class)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public long lock(UUID batchId) {
        return database.with(sql -> sql.select("select coalesce(stamp, 0) from batch where id = ? for update", batchId)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    @Override
    @Transactional
    public List<Given> given(UUID batchId) {
        return database.with(sql -> sql.createQuery(GIVEN)
                .bind("batch", batchId)
                .map((row, _) -> new Given(
                        row.getInt("row"),
                        row.getString("email"),
                        row.getString("outcome"),
                        row.getBoolean("had_invite"),
                        row.getBoolean("named_later")))
                .list());
    }

    @Override
    public void undoes(UUID undoing, UUID batchId) {
        database.with(sql -> {
            sql.execute(HAD_INVITES, batchId, RowOutcome.HAD_INVITE, undoing);
            return sql.execute("update batch set undoes = ? where id = ?", batchId, undoing);
        });
    }
}
