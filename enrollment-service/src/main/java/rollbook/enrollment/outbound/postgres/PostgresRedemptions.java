package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.LicenseCode;
import rollbook.enrollment.domain.RowOutcome;
import rollbook.enrollment.usecase.Redemptions;
import rollbook.events.UserWithdrawn;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** Redemptions; what became of each stands with the one row of its batch. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresRedemptions implements Redemptions {
    private static final String SELECT = """
            select r.*, o.outcome, o.rule, o.detail
            from redemption r left join batch_row o on o.batch_id = r.id and o.row = 1
            """;

    private static final String JOINED = """
            select count(distinct r.account) from redemption r join batch_row o on o.batch_id = r.id and o.row = 1
            where r.license_id = ? and r.kind = ? and r.undone_at is null
              and o.outcome in ('ADDED', 'REASON_ADDED', 'WAITING')
            """;

    private static final String UNDO = """
            update redemption set undone_at = :at where id in (
              select r.id from redemption r left join batch_row o on o.batch_id = r.id and o.row = 1
              where r.license_id = :license and r.kind = :kind and r.redeemed_at >= :since and r.undone_at is null
                and (o.outcome is null or o.outcome not in ('REFUSED', 'KEPT_OUT'))
                and not (coalesce(o.outcome, '') in ('ALREADY_MEMBER', 'WAITING') and exists (
                  select 1 from redemption e
                  where e.license_id = r.license_id and e.kind = r.kind and e.account = r.account
                    and e.redeemed_at < :since and e.undone_at is null)))
            returning account, email, redeemed_at
            """;

    private final Database database;

    PostgresRedemptions(Database database) {
        this.database = database;
    }

    @Override
    public void add(UUID id, LicenseCode code, UUID account, String email, Instant at) {
        database.with(sql -> sql.execute(
                """
                insert into redemption (id, code_id, license_id, kind, generation, account, email, redeemed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                code.id(),
                code.licenseId(),
                code.kind().name(),
                code.generation(),
                account,
                email,
                Instants.utc(at)));
    }

    @Override
    public Optional<Redemption> find(UUID id) {
        return database.with(sql -> one(sql.select(SELECT + "where r.id = ?", id)));
    }

    @Override
    public Optional<Redemption> last(UUID codeId, UUID account) {
        return database.with(sql -> one(sql.select(
                SELECT + "where r.code_id = ? and r.account = ? order by r.redeemed_at desc limit 1",
                codeId,
                account)));
    }

    private static Optional<Redemption> one(Query query) {
        return query.map((row, _) -> redemption(row)).findOne();
    }

    @Override
    public List<Redemption> list(UUID licenseId, CodeKind kind, @Nullable UUID before, int limit) {
        return database.with(sql -> sql.createQuery(SELECT + """
                        where r.license_id = :license and r.kind = :kind
                          and (cast(:before as uuid) is null or r.id < :before)
                        order by r.id desc limit :limit
                        """)
                .bind("license", licenseId)
                .bind("kind", kind.name())
                .bindByType("before", before, UUID.class)
                .bind("limit", limit)
                .map((row, _) -> redemption(row))
                .list());
    }

    @Override
    public int joined(UUID licenseId, CodeKind kind) {
        return database.with(sql ->
                sql.select(JOINED, licenseId, kind.name()).mapTo(Integer.class).one());
    }

    /** Of somebody who redeemed several times the latest address counts. */
    @Override
    public List<UserWithdrawn.Person> undo(UUID licenseId, CodeKind kind, Instant since, Instant at) {
        record Undone(UUID account, String email, Instant redeemedAt) {}
        var undone = database.with(sql -> sql.createQuery(UNDO)
                .bind("license", licenseId)
                .bind("kind", kind.name())
                .bind("since", Instants.utc(since))
                .bind("at", Instants.utc(at))
                .map((row, _) -> new Undone(
                        row.getObject("account", UUID.class),
                        row.getString("email"),
                        row.getTimestamp("redeemed_at").toInstant()))
                .list());
        var latest = new LinkedHashMap<UUID, Undone>();
        undone.forEach(one ->
                latest.merge(one.account(), one, (a, b) -> a.redeemedAt().isAfter(b.redeemedAt()) ? a : b));
        var people = List.copyOf(latest.values());
        return IntStream.range(0, people.size())
                .mapToObj(i -> new UserWithdrawn.Person(
                        i + 1, people.get(i).email(), people.get(i).account()))
                .toList();
    }

    private static Redemption redemption(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Redemption(
                row.getObject("id", UUID.class),
                row.getObject("license_id", UUID.class),
                CodeKind.valueOf(row.getString("kind")),
                row.getInt("generation"),
                row.getObject("account", UUID.class),
                row.getString("email"),
                row.getTimestamp("redeemed_at").toInstant(),
                outcome == null ? null : new RowOutcome(outcome, row.getString("rule"), row.getString("detail")),
                Instants.read(row, "undone_at"));
    }
}
