package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.secret.Sealer;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.DeepLinks;
import rollbook.lms.usecase.Digests;

/** The forms and the answers to them as rows, found by a digest of their token. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresDeepLinks implements DeepLinks {
    private static final String KEEP = """
            insert into deep_link
              (token, connection_id, return_url, data, line_item, title, maker_subject, maker_email, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp() + interval '1 hour')
            """;

    private static final String ANSWER = """
            insert into link_answer (token, connection_id, assignment_id, return_url, answer, expires_at)
            values (?, ?, ?, ?, ?, clock_timestamp() + make_interval(secs => ?))
            """;

    private final Database database;
    private final Sealer sealer;

    PostgresDeepLinks(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
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
    public void keep(String token, Answered answered, Duration goodFor) {
        var digest = Digests.of(token);
        database.with(sql -> sql.execute(
                ANSWER,
                digest,
                answered.connectionId(),
                answered.assignmentId(),
                answered.returnUrl(),
                sealer.seal(answered.answer(), digest),
                goodFor.toSeconds()));
    }

    @Override
    public Optional<Answered> answered(String token) {
        var digest = Digests.of(token);
        return database.with(sql -> sql.select(
                        "select * from link_answer where token = ? and expires_at > clock_timestamp()", digest)
                .map((row, _) -> new Answered(
                        row.getObject("connection_id", UUID.class),
                        row.getObject("assignment_id", UUID.class),
                        row.getString("return_url"),
                        sealer.open(row.getString("answer"), digest)))
                .findFirst());
    }

    @Override
    public void forgetOld() {
        database.with(sql -> sql.execute("delete from deep_link where expires_at < clock_timestamp()"));
        database.with(sql -> sql.execute("delete from link_answer where expires_at < clock_timestamp()"));
    }
}
