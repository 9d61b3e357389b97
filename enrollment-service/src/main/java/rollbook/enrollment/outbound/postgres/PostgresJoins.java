package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.usecase.Joins;
import rollbook.events.UserWithdrawn;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** What redemptions came to; the outcome of each stands with the one row of its batch. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresJoins implements Joins {
    private static final String JOINING = "('ADDED', 'REASON_ADDED', 'WAITING', 'ALREADY_MEMBER')";

    private static final String HAS_USE = """
            select exists (select 1 from redemption r left join batch_row o on o.batch_id = r.id and o.row = 1
              where r.code_id = ? and r.account = ? and (o.outcome is null or o.outcome in %s))
            """.formatted(JOINING);

    /** Everybody else who redeems the code is kept waiting: what they did before is seen by what follows. */
    private static final String LOCK_CODE = """
            select 1 from license_code c where c.id = (select code_id from redemption where id = ?) for update
            """;

    private static final String GIVE_BACK = """
            update license_code c set uses = uses - 1
            from redemption r join batch_row mine on mine.batch_id = r.id and mine.row = 1
            where r.id = ? and c.id = r.code_id and mine.outcome is null and not exists (
              select 1 from redemption e left join batch_row o on o.batch_id = e.id and o.row = 1
              where e.code_id = r.code_id and e.account = r.account and e.id <> r.id
                and (o.outcome is null or o.outcome in %s))
            """.formatted(JOINING);

    private static final String STANDING = """
            select count(distinct r.account) from redemption r join standing_join j on j.redemption_id = r.id
            where r.license_id = ? and r.kind = ? and r.undone_at is null
            """;

    /** Where neither of two redemptions is judged, the earlier is taken for a join. */
    private static final String UNDO = """
            with said as (
              select r.id, r.account, o.outcome from redemption r
              left join batch_row o on o.batch_id = r.id and o.row = 1
              where r.license_id = :license and r.kind = :kind and r.redeemed_at >= :since and r.undone_at is null
                and (o.outcome is null or o.outcome not in ('REFUSED', 'KEPT_OUT'))),
            people as (
              select account, row_number() over (order by account) as row from said
              where outcome in ('ADDED', 'REASON_ADDED') or not exists (
                select 1 from redemption e left join standing_join j on j.redemption_id = e.id
                left join batch_row o on o.batch_id = e.id and o.row = 1
                where e.license_id = :license and e.kind = :kind and e.account = said.account
                  and e.redeemed_at < :since and e.undone_at is null
                  and (j.redemption_id is not null or (o.outcome is null and said.outcome is null)))
              group by account),
            undone as (
              update redemption r set undone_at = :at, undo_batch = :batch, undo_row = people.row
              from said join people using (account) where r.id = said.id
              returning r.undo_row, r.email, r.account, r.redeemed_at)
            select distinct on (undo_row) undo_row, email, account from undone order by undo_row, redeemed_at desc
            """;

    private final Database database;

    PostgresJoins(Database database) {
        this.database = database;
    }

    @Override
    public boolean hasUse(UUID codeId, UUID account) {
        return database.with(
                sql -> sql.select(HAS_USE, codeId, account).mapTo(Boolean.class).one());
    }

    @Override
    public void giveBack(UUID redemption) {
        database.with(sql -> {
            sql.execute(LOCK_CODE, redemption);
            return sql.execute(GIVE_BACK, redemption);
        });
    }

    @Override
    public void stands(UUID redemption, UUID licenseId, UUID memberId) {
        database.with(sql -> sql.execute("""
                insert into standing_join (redemption_id, license_id, member_id)
                select id, ?, ? from redemption where id = ? on conflict do nothing
                """, licenseId, memberId, redemption));
    }

    @Override
    public void merged(UUID licenseId, UUID from, UUID into) {
        database.with(sql -> sql.execute(
                "update standing_join set member_id = ? where license_id = ? and member_id = ?",
                into,
                licenseId,
                from));
    }

    @Override
    public void left(UUID licenseId, Collection<UUID> members) {
        database.with(sql -> sql.createUpdate(
                        "delete from standing_join where license_id = :license and member_id = any(:members)")
                .bind("license", licenseId)
                .bindArray("members", UUID.class, members.toArray())
                .execute());
    }

    @Override
    public int standing(UUID licenseId, CodeKind kind) {
        return database.with(sql -> sql.select(STANDING, licenseId, kind.name())
                .mapTo(Integer.class)
                .one());
    }

    /** Of somebody who redeemed several times the latest address counts. */
    @Override
    public List<UserWithdrawn.Person> undo(UUID batchId, UUID licenseId, CodeKind kind, Instant since, Instant at) {
        return database.with(sql -> sql.createQuery(UNDO)
                .bind("batch", batchId)
                .bind("license", licenseId)
                .bind("kind", kind.name())
                .bind("since", Instants.utc(since))
                .bind("at", Instants.utc(at))
                .map((row, _) -> new UserWithdrawn.Person(
                        row.getInt("undo_row"), row.getString("email"), row.getObject("account", UUID.class)))
                .list());
    }

    @Override
    public void standAgain(UUID batchId, Collection<Integer> rows) {
        database.with(
                sql -> sql.createUpdate("update redemption set undone_at = null, undo_batch = null, undo_row = null"
                                + " where undo_batch = :batch and undo_row = any(:rows)")
                        .bind("batch", batchId)
                        .bindArray("rows", Integer.class, rows.toArray())
                        .execute());
    }
}
