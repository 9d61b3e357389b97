package rollbook.ousync.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.secret.Sealer;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Attempts;

/** The attempts as rows: found by a digest of their state, their verifier sealed, so that the table alone opens nothing. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresAttempts implements Attempts {
    private final Database database;
    private final Sealer sealer;

    PostgresAttempts(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public void begin(String state, Attempt attempt) {
        database.with(sql -> {
            sql.execute("delete from authorization_begun where begun_at < clock_timestamp() - interval '10 minutes'");
            return sql.execute(
                    "insert into authorization_begun (state, license_id, account, email, verifier) values (?, ?, ?, ?, ?)",
                    digest(state),
                    attempt.licenseId(),
                    attempt.account(),
                    attempt.email(),
                    sealer.seal(attempt.verifier(), digest(state)));
        });
    }

    @Override
    public Optional<Attempt> take(String state) {
        return database.with(sql -> sql.select("""
                        delete from authorization_begun
                        where state = ? and begun_at >= clock_timestamp() - interval '10 minutes' returning *
                        """, digest(state))
                .map((row, _) -> new Attempt(
                        row.getObject("license_id", UUID.class),
                        row.getObject("account", UUID.class),
                        row.getString("email"),
                        sealer.open(row.getString("verifier"), digest(state))))
                .findFirst());
    }

    private static String digest(String state) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
