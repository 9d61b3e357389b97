package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.NoticeHandlers;

/** One row for each connection whose platform tells. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresNoticeHandlers implements NoticeHandlers {
    private static final String WANT = """
            insert into notice_handler (connection_id, url) values (?, ?)
            on conflict (connection_id) do update
            set url = excluded.url, tries = 0, next_try_at = clock_timestamp(), asked_at = null
            where notice_handler.url <> excluded.url
            """;
    private static final String DUE = """
            update notice_handler
            set tries = tries + 1, next_try_at = clock_timestamp() + interval '1 minute' * power(2, tries)
            where connection_id = (select h.connection_id
                                   from notice_handler h join connection c on c.id = h.connection_id
                                   where h.asked_at is null and h.next_try_at <= clock_timestamp() and h.tries < 10
                                     and c.ended_at is null
                                   order by h.next_try_at limit 1 for update of h skip locked)
            returning connection_id, url
            """;

    private final Database database;

    PostgresNoticeHandlers(Database database) {
        this.database = database;
    }

    @Override
    public void want(UUID connectionId, String url) {
        database.with(sql -> sql.execute(WANT, connectionId, url));
    }

    @Override
    public Optional<Due> due() {
        return database.with(sql -> sql.select(DUE)
                .map((row, _) -> new Due(row.getObject("connection_id", UUID.class), row.getString("url")))
                .findFirst());
    }

    @Override
    public void asked(UUID connectionId) {
        database.with(sql -> sql.execute(
                "update notice_handler set asked_at = clock_timestamp() where connection_id = ?", connectionId));
    }
}
