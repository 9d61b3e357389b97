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
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.CodeLimits;
import rollbook.enrollment.domain.LicenseCode;
import rollbook.enrollment.usecase.LicenseCodes;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** License keys and links, as the table {@code license_code} holds them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresLicenseCodes implements LicenseCodes {
    private static final String LATEST =
            "select * from license_code where license_id = ? and kind = ? order by generation desc limit 1";

    private static final String ADD = """
            insert into license_code (id, license_id, kind, generation, code_hmac, sealed_code, created_at, expires_at,
                                      max_uses, allowed_domains)
            values (:id, :license, :kind, :generation, :hmac, :sealed, :created, :expires, :uses, :domains)
            """;

    private static final String LIMIT = """
            update license_code set expires_at = :expires, max_uses = :uses, allowed_domains = :domains where id = :id
            """;

    private final Database database;

    PostgresLicenseCodes(Database database) {
        this.database = database;
    }

    @Override
    public Optional<LicenseCode> latest(UUID licenseId, CodeKind kind) {
        return database.with(sql -> sql.select(LATEST, licenseId, kind.name())
                .map((row, _) -> code(row))
                .findOne());
    }

    /** The row alone cannot be locked before there is one. */
    @Override
    public Optional<LicenseCode> lockLatest(UUID licenseId, CodeKind kind) {
        return database.with(sql -> {
            sql.execute("select pg_advisory_xact_lock(hashtextextended(?, 1))", licenseId + "/" + kind);
            return sql.select(LATEST + " for update", licenseId, kind.name())
                    .map((row, _) -> code(row))
                    .findOne();
        });
    }

    @Override
    public Optional<LicenseCode> lockByDigest(byte[] digest) {
        return database.with(
                sql -> sql.select("select * from license_code where code_hmac = ? and revoked_at is null for update")
                        .bind(0, digest)
                        .map((row, _) -> code(row))
                        .findOne());
    }

    @Override
    public void add(LicenseCode code, byte[] digest, String sealed) {
        var limits = code.limits();
        database.with(sql -> sql.createUpdate(ADD)
                .bind("id", code.id())
                .bind("license", code.licenseId())
                .bind("kind", code.kind().name())
                .bind("generation", code.generation())
                .bind("hmac", digest)
                .bind("sealed", sealed)
                .bind("created", Instants.utc(code.createdAt()))
                .bind("expires", Instants.utc(limits.expiresAt()))
                .bind("uses", limits.maxUses())
                .bindArray("domains", String.class, limits.allowedDomains().toArray())
                .execute());
    }

    @Override
    public String sealed(UUID id) {
        return database.with(sql -> sql.select("select sealed_code from license_code where id = ?", id)
                .mapTo(String.class)
                .one());
    }

    @Override
    public void revoke(UUID id, Instant at) {
        database.with(sql -> sql.execute(
                "update license_code set revoked_at = ?, sealed_code = null where id = ?", Instants.utc(at), id));
    }

    @Override
    public void limit(UUID id, CodeLimits limits) {
        database.with(sql -> sql.createUpdate(LIMIT)
                .bind("id", id)
                .bind("expires", Instants.utc(limits.expiresAt()))
                .bind("uses", limits.maxUses())
                .bindArray("domains", String.class, limits.allowedDomains().toArray())
                .execute());
    }

    @Override
    public void use(UUID id) {
        database.with(sql -> sql.execute("update license_code set uses = uses + 1 where id = ?", id));
    }

    private static LicenseCode code(ResultSet row) throws SQLException {
        var domains = (String[]) row.getArray("allowed_domains").getArray();
        return new LicenseCode(
                row.getObject("id", UUID.class),
                row.getObject("license_id", UUID.class),
                CodeKind.valueOf(row.getString("kind")),
                row.getInt("generation"),
                row.getTimestamp("created_at").toInstant(),
                Instants.read(row, "revoked_at"),
                new CodeLimits(
                        Instants.read(row, "expires_at"), row.getObject("max_uses", Integer.class), List.of(domains)),
                row.getInt("uses"));
    }
}
