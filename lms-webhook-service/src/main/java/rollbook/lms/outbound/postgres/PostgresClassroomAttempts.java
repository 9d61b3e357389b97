package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.secret.Sealer;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.ClassroomAttempts;
import rollbook.lms.usecase.Digests;

/** The attempts as rows: found by a digest of their state, their verifier sealed to it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresClassroomAttempts implements ClassroomAttempts {
    private final Database database;
    private final Sealer sealer;

    PostgresClassroomAttempts(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public void begin(String state, Attempt attempt) {
        database.with(sql -> {
            sql.execute("delete from classroom_attempt where begun_at < clock_timestamp() - interval '10 minutes'");
            return sql.execute(
                    "insert into classroom_attempt (state, account, email, verifier) values (?, ?, ?, ?)",
                    Digests.of(state),
                    attempt.account(),
                    attempt.email(),
                    sealer.seal(attempt.verifier(), Digests.of(state)));
        });
    }

    @Override
    public Optional<Attempt> take(String state) {
        return database.with(sql -> sql.select("""
                        delete from classroom_attempt
                        where state = ? and begun_at >= clock_timestamp() - interval '10 minutes' returning *
                        """, Digests.of(state))
                .map((row, _) -> new Attempt(
                        row.getObject("account", UUID.class),
                        row.getString("email"),
                        sealer.open(row.getString("verifier"), Digests.of(state))))
                .findFirst());
    }
}
