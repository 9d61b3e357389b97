package rollbook.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/**
 * {@code Idempotency-Key}: optional, scoped to caller and route, kept 48 hours. The key is taken in the transaction of the
 * work itself; a repetition that arrives meanwhile waits for that transaction and is then given the same answer. A request
 * that failed leaves no trace and may be repeated with the same key.
 */
@ApplicationScoped
public class IdempotencyKeys {
    private static final int LONGEST_KEY = 255;

    private final Database database;
    private final ObjectMapper json;

    IdempotencyKeys(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** One request as the key sees it: the same key must come with the same {@code body}. */
    public record Request(@Nullable String key, String caller, String route, Object body) {}

    /**
     * Does {@code work} in a transaction, once per key.
     *
     * @throws ProblemException 422 when the key came before with another body, 400 when it is empty or over 255 characters
     */
    @Transactional
    public Answer once(Request request, Supplier<Answer> work) {
        return ((Attempt.Done) attempt(request, () -> new Attempt.Done(work.get()))).answer();
    }

    /** The same of work that may fail without being undone. */
    @Transactional
    public Attempt attempt(Request request, Supplier<? extends Attempt> work) {
        var key = request.key();
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new ProblemException(
                    CommonProblem.MALFORMED_REQUEST, "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
        }
        var hash = hash(request.body());
        if (!take(request, hash)) {
            return new Attempt.Done(repeat(request, hash));
        }
        var attempt = work.get();
        switch (attempt) {
            case Attempt.Done(var answer) -> remember(request, answer);
            case Attempt.Failed _ -> release(request);
        }
        return attempt;
    }

    private boolean take(Request request, byte[] hash) {
        return database.with(sql -> sql.execute("""
                        insert into idempotency_key (caller, route, key, request_hash) values (?, ?, ?, ?)
                        on conflict do nothing
                        """, request.caller(), request.route(), request.key(), hash)) == 1;
    }

    private void release(Request request) {
        database.with(sql -> sql.execute(
                "delete from idempotency_key where caller = ? and route = ? and key = ?",
                request.caller(),
                request.route(),
                request.key()));
    }

    private void remember(Request request, Answer answer) {
        database.with(sql -> sql.execute(
                "update idempotency_key set status = ?, location = ?, body = ? where caller = ? and route = ? and key = ?",
                answer.status(),
                answer.location(),
                write(answer.body()),
                request.caller(),
                request.route(),
                request.key()));
    }

    private Answer repeat(Request request, byte[] hash) {
        return database.with(sql -> sql.select("""
                        select request_hash, status, location, body from idempotency_key
                        where caller = ? and route = ? and key = ?
                        """, request.caller(), request.route(), request.key())
                .map((row, _) -> {
                    if (!Arrays.equals(row.getBytes("request_hash"), hash)) {
                        throw new ProblemException(CommonProblem.KEY_REUSED);
                    }
                    return new Answer(row.getInt("status"), row.getString("location"), read(row.getString("body")));
                })
                .one());
    }

    @Scheduled(every = "1h", delayed = "1m")
    @Transactional
    void forget() {
        database.with(sql ->
                sql.execute("delete from idempotency_key where created_at < clock_timestamp() - interval '48 hours'"));
    }

    private byte[] hash(Object body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
