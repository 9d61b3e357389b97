package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.DeepLinks;
import rollbook.lms.usecase.Digests;

/** The forms as rows, found by a digest of their token. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresDeepLinks implements DeepLinks {
    private static final String KEEP = """
            insert into deep_link
              (token, connection_id, return_url, data, line_item, title, maker_subject, maker_email, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp() + interval '1 hour')
            """;

    private final Database database;

    PostgresDeepLinks(Database database) {
        this.database = database;
    }

    @Override
    public void keep(String token, Request request) {
        database.with(sql -> sql.execute(
                KEEP,
                Digests.of(token),
                request.connectionId(),
                request.returnUrl(),
                request.data(),
                request.lineItem(),
                request.title(),
                request.makerSubject(),
                request.makerEmail()));
    }

    @Override
    public Optional<Request> take(String token) {
        return database.with(sql -> sql.select(
                        "delete from deep_link where token = ? and expires_at > clock_timestamp() returning *",
                        Digests.of(token))
                .map((row, _) -> new Request(
                        row.getObject("connection_id", UUID.class),
                        row.getString("return_url"),
                        row.getString("data"),
                        row.getBoolean("line_item"),
                        row.getString("title"),
                        row.getString("maker_subject"),
                        row.getString("maker_email")))
                .findFirst());
    }

    @Override
    public void forgetOld() {
        database.with(sql -> sql.execute("delete from deep_link where expires_at < clock_timestamp()"));
    }
}
