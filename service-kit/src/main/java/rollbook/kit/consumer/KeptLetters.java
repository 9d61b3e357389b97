package rollbook.kit.consumer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** The dead letters of this service, for an operator: which there are, and dropping one. */
@ApplicationScoped
public class KeptLetters {
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_ERROR = 400;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\"'(=,;<>]+@[^\\s\"'),;<>]+");

    private static final String SELECT = """
            select id, consumer, topic, partition, "offset", key, headers ->> 'ce_type' as type, part, error, created_at,
              tries, handled_by, handled_at, handled_text
            from dead_letter
            """;

    private final Database database;

    KeptLetters(Database database) {
        this.database = database;
    }

    /** How many wait for an operator. */
    public long count() {
        return database.with(sql -> sql.select("select count(*) from dead_letter where handled_at is null")
                .mapTo(Long.class)
                .one());
    }

    /** Those after that one, the oldest first. */
    public List<DeadMessage> after(long id, int limit) {
        return database.with(
                sql -> sql.select(SELECT + " where handled_at is null and id > ? order by id limit ?", id, limit)
                        .map((row, _) -> letter(row))
                        .list());
    }

    /** The last that were replayed or dropped, the latest first. */
    public List<HandledMessage> handled(int limit) {
        return database.with(sql -> sql.select(
                        SELECT + " where handled_at is not null order by handled_at desc, id desc limit ?", limit)
                .map((row, _) -> new HandledMessage(
                        letter(row),
                        row.getObject("handled_by", UUID.class),
                        Objects.requireNonNull(Instants.read(row, "handled_at")),
                        row.getString("handled_text")))
                .list());
    }

    /**
     * Gives one up: it will not be handled, and what it says is forgotten.
     *
     * @throws ProblemException 404 when none of that number waits; 422 without a reason
     */
    public void drop(long id, @Nullable String reason, UUID by) {
        var words = reason == null ? "" : reason.strip();
        if (words.isEmpty() || words.codePointCount(0, words.length()) > LONGEST_REASON || words.indexOf('\0') >= 0) {
            throw new ProblemException(DeadLetterProblem.NO_REASON);
        }
        var dropped = database.with(sql -> sql.execute("""
                update dead_letter set body = null, handled_by = ?, handled_at = clock_timestamp(), handled_text = ?
                where id = ? and handled_at is null
                """, by, words, id));
        if (dropped == 0) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    /** Who did what with a dead letter is kept for ninety days. */
    @Scheduled(every = "1h", delayed = "6m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        database.with(sql ->
                sql.execute("delete from dead_letter where handled_at < clock_timestamp() - interval '90 days'"));
    }

    private static DeadMessage letter(ResultSet row) throws SQLException {
        return new DeadMessage(
                row.getLong("id"),
                row.getString("consumer"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("offset"),
                row.getString("key"),
                row.getString("type"),
                row.getObject("part", Integer.class),
                tellable(row.getString("error")),
                Objects.requireNonNull(Instants.read(row, "created_at")),
                row.getInt("tries"));
    }

    /** A failure's words, which may quote what it met. */
    static String tellable(String error) {
        var told = ADDRESS.matcher(error).replaceAll("…");
        return told.length() <= LONGEST_ERROR ? told : told.substring(0, LONGEST_ERROR) + "…";
    }
}
