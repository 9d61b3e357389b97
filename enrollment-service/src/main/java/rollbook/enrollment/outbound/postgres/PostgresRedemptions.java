package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.LicenseCode;
import rollbook.enrollment.domain.RowOutcome;
import rollbook.enrollment.usecase.Redemptions;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** Redemptions; what became of each stands with the one row of its batch. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresRedemptions implements Redemptions {
    private static final String SELECT = """
            select r.*, o.outcome, o.rule, o.detail, o.reason
            from redemption r left join batch_row o on o.batch_id = r.id and o.row = 1
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
                outcome == null
                        ? null
                        : new RowOutcome(
                                outcome, row.getString("rule"), row.getString("detail"), row.getString("reason"), null),
                Instants.read(row, "undone_at"));
    }
}
