package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.Questions;

/** The questions as columns of their assignments. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresQuestions implements Questions {
    private static final String LATER = """
            update assignment set asks = asks + 1,
              next_ask_at = clock_timestamp() + least(interval '1 minute' * power(2, least(asks, 6)), interval '1 hour')
            where id = ?
            """;
    private static final String DUE = """
            update assignment set next_ask_at = clock_timestamp() + interval '1 minute'
            where id = (select a.id from assignment a join connection c on c.id = a.connection_id
                        where a.state = 'ASKED' and a.next_ask_at <= clock_timestamp()
                          and c.state = 'CONFIRMED' and c.ended_at is null
                        order by a.next_ask_at limit 1 for update of a skip locked)
            returning id
            """;

    private final Database database;

    PostgresQuestions(Database database) {
        this.database = database;
    }

    @Override
    public void askLater(UUID id) {
        database.with(sql -> sql.execute(LATER, id));
    }

    @Override
    public Optional<UUID> due() {
        return database.with(sql -> sql.select(DUE).mapTo(UUID.class).findFirst());
    }

    @Override
    public void askNow(UUID connectionId) {
        database.with(sql -> sql.execute(
                "update assignment set next_ask_at = clock_timestamp() where connection_id = ? and state = 'ASKED'",
                connectionId));
    }
}
