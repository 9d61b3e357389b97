package rollbook.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.kit.idempotency.IdempotencyKeys.Request;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;

/** The same key, once or fifty times at once: one effect, one answer. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class IdempotencyKeysIT {

    @Inject
    IdempotencyKeys keys;

    @Inject
    Database database;

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void createEffects() {
        database.with(sql -> sql.execute("create table if not exists done (key text not null)"));
    }

    @Test
    void fifty_at_once_have_one_effect_and_one_answer() throws InterruptedException, ExecutionException {
        var request = new Request(key, "caller", "POST /things", List.of("a"));
        Callable<Answer> once = () -> keys.once(request, this::work);

        try (var threads = Executors.newFixedThreadPool(50)) {
            var answers =
                    threads.invokeAll(Stream.generate(() -> once).limit(50).toList());

            var first = answers.getFirst().get();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
        assertThat(effects()).isOne();
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        keys.once(new Request(key, "caller", "POST /things", List.of("a")), this::work);

        assertThatThrownBy(() -> keys.once(new Request(key, "caller", "POST /things", List.of("b")), this::work))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(CommonProblem.KEY_REUSED));
        assertThat(effects()).isOne();
    }

    @Test
    void a_failed_request_leaves_no_trace_and_may_be_repeated_with_another_body() {
        assertThatThrownBy(() -> keys.once(new Request(key, "caller", "POST /things", List.of("a")), () -> {
                    work();
                    throw new ProblemException(CommonProblem.CONFLICT);
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(effects()).isZero();

        keys.once(new Request(key, "caller", "POST /things", List.of("b")), this::work);

        assertThat(effects()).isOne();
    }

    @Test
    void what_a_failed_attempt_wrote_stays_and_its_key_is_free() {
        var request = new Request(key, "caller", "POST /things", List.of("a"));
        for (var i = 0; i < 2; i++) {
            var failed = keys.attempt(request, () -> {
                work();
                return new Attempt.Failed(Response.status(404).build());
            });
            assertThat(failed.response().getStatus()).isEqualTo(404);
        }
        assertThat(effects()).isEqualTo(2);

        var other = new Request(key, "caller", "POST /things", List.of("b"));
        var done = keys.attempt(other, () -> new Attempt.Done(work()));

        assertThat(keys.attempt(other, () -> new Attempt.Done(work()))).isEqualTo(done);
        assertThat(effects()).isEqualTo(3);
    }

    @Test
    void fifty_failed_attempts_at_once_are_fifty() throws InterruptedException, ExecutionException {
        var request = new Request(key, "caller", "POST /things", List.of("a"));
        Callable<Attempt> attempt = () -> keys.attempt(request, () -> {
            work();
            return new Attempt.Failed(Response.status(404).build());
        });

        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var answer :
                    threads.invokeAll(Stream.generate(() -> attempt).limit(50).toList())) {
                assertThat(answer.get()).isInstanceOf(Attempt.Failed.class);
            }
        }
        assertThat(effects()).isEqualTo(50);
    }

    @Test
    void a_key_is_its_callers_and_its_routes_own() {
        keys.once(new Request(key, "caller", "POST /things", List.of("a")), this::work);
        keys.once(new Request(key, "another", "POST /things", List.of("b")), this::work);
        keys.once(new Request(key, "caller", "POST /others", List.of("c")), this::work);

        assertThat(effects()).isEqualTo(3);
    }

    @Test
    void without_a_key_each_request_counts() {
        keys.once(new Request(null, "caller", "POST /things", List.of("a")), this::work);
        keys.once(new Request(null, "caller", "POST /things", List.of("a")), this::work);

        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void a_key_is_kept_forty_eight_hours() {
        var request = new Request(key, "caller", "POST /things", List.of("a"));
        keys.once(request, this::work);
        age("47 hours");
        keys.forget();
        keys.once(request, this::work);
        assertThat(effects()).isOne();

        age("49 hours");
        keys.forget();
        keys.once(request, this::work);

        assertThat(effects()).isEqualTo(2);
    }

    private void age(String by) {
        database.with(sql -> sql.execute(
                "update idempotency_key set created_at = clock_timestamp() - cast(? as interval) where key = ?",
                by,
                key));
    }

    private Answer work() {
        database.with(sql -> sql.execute("insert into done values (?)", key));
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("id", UUID.randomUUID().toString());
        return new Answer(201, "/things/1", body);
    }

    private long effects() {
        return database.with(sql -> sql.select("select count(*) from done where key = ?", key)
                .mapTo(Long.class)
                .one());
    }
}
