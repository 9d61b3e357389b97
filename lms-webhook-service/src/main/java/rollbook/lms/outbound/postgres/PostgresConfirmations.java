package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.secret.Sealer;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.Confirmations;

/** What is to be confirmed are deliveries in the state CONFIRMING; what they say is sealed to their connection. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresConfirmations implements Confirmations {
    private static final String TAKE = """
            update delivery set next_try_at = clock_timestamp() + make_interval(secs => ?), tries = tries + 1
            where id = (select d.id from delivery d join connection c on c.id = d.connection_id
                        where d.state = 'CONFIRMING' and d.next_try_at <= clock_timestamp() and c.kind = 'CLASSROOM'
                        order by d.next_try_at limit 1 for update of d skip locked)
            returning id, connection_id, body, tries
            """;

    private final Database database;
    private final Sealer sealer;

    PostgresConfirmations(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public void keep(long id, UUID connectionId, String body) {
        database.with(sql -> sql.execute(
                "update delivery set body = ?, next_try_at = clock_timestamp() where id = ?",
                sealer.seal(body, connectionId.toString()),
                id));
    }

    @Override
    public Optional<Confirming> take(Duration lease) {
        return database.with(sql -> sql.select(TAKE, lease.toMillis() / 1000.0)
                .map((row, _) -> {
                    var connectionId = row.getObject("connection_id", UUID.class);
                    return new Confirming(
                            row.getLong("id"),
                            connectionId,
                            sealer.open(row.getString("body"), connectionId.toString()),
                            row.getInt("tries"));
                })
                .findFirst());
    }

    @Override
    public boolean hold(Confirming confirming) {
        return database.with(sql -> sql.select(
                                "select id from delivery where id = ? and state = 'CONFIRMING' and tries = ? for update",
                                confirming.id(),
                                confirming.tries())
                        .mapTo(Long.class)
                        .findFirst())
                .isPresent();
    }

    @Override
    public void release(long id) {
        database.with(sql -> sql.execute("update delivery set body = null, next_try_at = null where id = ?", id));
    }

    @Override
    public void tryAgain(long id, Duration in) {
        database.with(sql -> sql.execute(
                "update delivery set next_try_at = clock_timestamp() + make_interval(secs => ?) where id = ?",
                in.toMillis() / 1000.0,
                id));
    }

    @Override
    public void giveUp(long id, String why) {
        database.with(sql -> sql.execute(
                "update delivery set state = 'DEAD', why = ?, next_try_at = null where id = ? and state = 'CONFIRMING'",
                why,
                id));
    }

    @Override
    public void revive(long id) {
        database.with(sql -> sql.execute(
                "update delivery set tries = 0, next_try_at = clock_timestamp() where id = ? and state = 'DEAD'", id));
    }

    @Override
    public void allDue(UUID connectionId) {
        database.with(sql -> sql.execute(
                "update delivery set tries = 0, next_try_at = clock_timestamp()"
                        + " where connection_id = ? and state = 'CONFIRMING'",
                connectionId));
    }
}
