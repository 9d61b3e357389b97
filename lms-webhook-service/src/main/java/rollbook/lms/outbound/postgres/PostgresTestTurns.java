package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.TestTurns;

/** The turns as rows; whoever takes one waits for whoever else does. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresTestTurns implements TestTurns {
    /** The last one that counts against the next, and in how many milliseconds it does not. */
    private static final String IN_THE_WAY = """
            select ceil(extract(epoch from at + make_interval(secs => ?) - clock_timestamp()) * 1000)::bigint
            from test_turn where license_or_account = ? and at > clock_timestamp() - make_interval(secs => ?)
            order by at desc offset ? limit 1
            """;

    private final Database database;

    PostgresTestTurns(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Duration> take(UUID whose, int most, Duration within) {
        return database.with(sql -> {
            sql.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "test " + whose);
            var pause = sql.select(IN_THE_WAY, within.toSeconds(), whose, within.toSeconds(), most - 1)
                    .mapTo(Long.class)
                    .findFirst();
            if (pause.isEmpty()) {
                sql.execute("insert into test_turn values (?, clock_timestamp())", whose);
            }
            return pause.map(Duration::ofMillis);
        });
    }

    @Override
    public void forgetOld(Duration age) {
        database.with(sql -> sql.execute(
                "delete from test_turn where at < clock_timestamp() - make_interval(secs => ?)", age.toSeconds()));
    }
}
