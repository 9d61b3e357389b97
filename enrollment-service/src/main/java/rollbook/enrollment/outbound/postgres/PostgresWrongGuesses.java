package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatements;
import rollbook.enrollment.usecase.WrongGuesses;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** Wrong guesses, shared by all replicas of this service. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresWrongGuesses implements WrongGuesses {
    private final Database database;

    PostgresWrongGuesses(Database database) {
        this.database = database;
    }

    @Override
    public void lock(byte[] account) {
        var number = ByteBuffer.wrap(account).getLong(); // of a digest, so nobody chooses whom they meet
        database.with(sql -> sql.execute("select pg_advisory_xact_lock(?)", number));
    }

    @Override
    public void add(byte[] account, byte[] address, Instant at) {
        database.with(sql -> sql.createUpdate("insert into wrong_guess values (:account, :address, :at)")
                .bind("account", account)
                .bind("address", address)
                .bind("at", Instants.utc(at))
                .execute());
    }

    @Override
    public List<Instant> ofAccount(byte[] account, Instant since, int limit) {
        return latest("account_hmac = :who", account, 0, since, limit);
    }

    @Override
    public List<Instant> ofAddress(byte[] address, int forgiven, Instant since, int limit) {
        return latest("""
                address_hmac = :who and account_hmac in (
                  select account_hmac from wrong_guess where address_hmac = :who and failed_at > :since
                  group by account_hmac having count(*) > :forgiven)
                """, address, forgiven, since, limit);
    }

    private List<Instant> latest(String whose, byte[] digest, int forgiven, Instant since, int limit) {
        return database.with(sql -> sql.createQuery("select failed_at from wrong_guess where failed_at > :since and "
                        + whose + " order by failed_at desc limit :limit")
                .configure(SqlStatements.class, settings -> settings.setUnusedBindingAllowed(true))
                .bind("who", digest)
                .bind("forgiven", forgiven)
                .bind("since", Instants.utc(since))
                .bind("limit", limit)
                .map((row, _) -> row.getTimestamp("failed_at").toInstant())
                .list());
    }

    @Override
    public void forget(Duration age) {
        database.with(sql -> sql.createUpdate(
                        "delete from wrong_guess where failed_at < clock_timestamp() - cast(:age as interval)")
                .bind("age", age.toString())
                .execute());
    }
}
