package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.enrollment.Api.asDana;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.events.UserEnrolled;
import rollbook.events.UserWithdrawn;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** A key went astray: it is rotated, and the joins since then are undone. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class UndoJoinsIT {
    private final Codes key = Codes.key(LicenseType.SCHOOL);
    private final String una = Codes.somebody();
    private final String mallory = Codes.somebody();

    @Test
    void rotated_and_undone_at_once_the_joins_since_then_are_taken_back_and_earlier_ones_stay() {
        var old = key.shown();
        key.decide(Codes.redeemed(una, old), una, Outcome.ADDED);
        var leaked = Codes.now();
        var joined = Codes.redeemed(mallory, old);
        key.decide(joined, mallory, Outcome.ADDED);

        var answer = key.rotate(Map.of("undoJoinsSince", leaked));
        answer.then().statusCode(200).body("code.generation", equalTo(2)).body("undone.people", equalTo(1));

        var fact = Wire.heard(UserWithdrawn.class, key.licenseId, 1).getFirst();
        assertThat(fact.method()).isEqualTo(EnrollmentMethod.KEY);
        assertThat(fact.source()).isNull();
        assertThat(fact.actor().email()).isEqualTo(Api.DANA);
        assertThat(fact.batchId()).hasToString(answer.path("undone.batchId"));
        assertThat(fact.people()).containsExactly(new UserWithdrawn.Person(1, mallory, Tokens.account(mallory)));
        assertThat(fact.stamp())
                .isGreaterThan(Wire.heard(UserEnrolled.class, key.licenseId, 2)
                        .getLast()
                        .stamp());
        assertThat(key.joins())
                .extracting(join -> join.get("email"), join -> join.get("undoneAt") != null)
                .containsExactly(tuple(mallory, true), tuple(una, false));
        key.state().then().body("joined", equalTo(1));
        asDana().get("/api/enrollments/batches/" + fact.batchId() + "/rows")
                .then()
                .body("items.email", equalTo(List.of(mallory)))
                .body("items[0].outcome", nullValue());
    }

    @Test
    void a_join_nobody_has_judged_yet_is_undone_too() {
        Codes.redeemed(mallory, key.shown());

        key.undo("2026-01-01T00:00:00Z").then().statusCode(202).body("people", equalTo(1));

        assertThat(Wire.heard(UserWithdrawn.class, key.licenseId, 1).getFirst().people())
                .extracting(UserWithdrawn.Person::email)
                .containsExactly(mallory);
    }

    @Test
    void undone_twice_nobody_is_named_again_and_whoever_joins_after_it_can_be_undone_anew() {
        var code = key.shown();
        Codes.redeemed(mallory, code);
        key.undo("2026-01-01T00:00:00Z").then().body("people", equalTo(1));

        key.undo("2026-01-01T00:00:00Z")
                .then()
                .statusCode(202)
                .body("people", equalTo(0))
                .body("batchId", nullValue());
        Codes.redeemed(mallory, code);
        key.undo("2026-01-01T00:00:00Z").then().body("people", equalTo(1));

        assertThat(Wire.heard(UserWithdrawn.class, key.licenseId, 2)).hasSize(2);
        key.state().then().body("uses", equalTo(1));
    }

    @Test
    void whoever_joined_before_and_only_redeemed_again_keeps_the_earlier_join() {
        key.decide(Codes.redeemed(una, key.shown()), una, Outcome.ADDED);
        var since = Codes.now();
        key.decide(Codes.redeemed(una, key.shown()), una, Outcome.ALREADY_MEMBER);

        key.undo(since).then().body("people", equalTo(0));
    }

    @Test
    void whoever_joined_before_was_removed_and_joined_again_since_is_undone() {
        key.decide(Codes.redeemed(una, key.shown()), una, Outcome.ADDED);
        var since = Codes.now();
        key.decide(Codes.redeemed(una, key.shown()), una, Outcome.ADDED);

        key.undo(since).then().body("people", equalTo(1));
    }

    @Test
    void whoever_was_refused_has_nothing_to_undo() {
        key.decide(Codes.redeemed(una, key.shown()), una, Outcome.REFUSED);
        key.decide(Codes.redeemed(mallory, key.shown()), mallory, Outcome.KEPT_OUT);

        key.undo("2026-01-01T00:00:00Z").then().body("people", equalTo(0));
    }

    @Test
    void joins_of_all_generations_are_undone_in_facts_of_five_hundred() {
        key.shown();
        key.rotate(Map.of()).then().statusCode(200);
        Codes.sql("""
                insert into redemption (id, code_id, license_id, kind, generation, account, email, redeemed_at)
                select gen_random_uuid(), c.id, c.license_id, 'KEY', c.generation, gen_random_uuid(),
                       'p' || c.generation || '-' || i || '@x.example', clock_timestamp()
                from license_code c, generate_series(1, 600) i where c.license_id = '%s'
                """.formatted(key.licenseId));

        key.undo("2026-01-01T00:00:00Z").then().body("people", equalTo(1_200));

        var facts = Wire.heard(UserWithdrawn.class, key.licenseId, 3);
        assertThat(facts).extracting(fact -> fact.people().size()).containsExactly(500, 500, 200);
        assertThat(facts.stream().flatMap(fact -> fact.people().stream()).map(UserWithdrawn.Person::row))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1_200).boxed().toList());
        assertThat(facts)
                .extracting(UserWithdrawn::stamp)
                .containsOnly(facts.getFirst().stamp());
    }

    @Test
    void who_redeems_at_that_very_moment_is_either_undone_or_finds_the_key_gone() throws Exception {
        var code = key.shown();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var redeeming = IntStream.range(0, 40)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> Codes.redeem(Codes.somebody(), code).statusCode(), threads))
                    .toList();
            var rotating = CompletableFuture.supplyAsync(
                    () -> key.rotate(Map.of("undoJoinsSince", "2026-01-01T00:00:00Z"))
                            .statusCode(),
                    threads);
            assertThat(rotating.join()).isEqualTo(200);
            assertThat(redeeming.stream().map(CompletableFuture::join)).isSubsetOf(202, 404);
        }

        assertThat(key.joins()).allMatch(join -> join.get("undoneAt") != null);
        var people = Wire.heard(UserWithdrawn.class, key.licenseId, key.joins().isEmpty() ? 0 : 1).stream()
                .flatMap(fact -> fact.people().stream());
        assertThat(people).hasSameSizeAs(key.joins());
    }

    @Test
    void undone_under_one_idempotency_key_it_is_undone_once() {
        Codes.redeemed(mallory, key.shown());
        var batches = Stream.generate(() -> asDana().header("Idempotency-Key", "an-undoing")
                        .body(Map.of("since", "2026-01-01T00:00:00Z"))
                        .post(key.path() + "/joins/undo")
                        .then()
                        .statusCode(202)
                        .extract()
                        .<String>path("batchId"))
                .limit(2);

        assertThat(batches.distinct()).hasSize(1).allMatch(Objects::nonNull);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"since\": null}",
                "{\"since\": \"1999-12-31T23:59:59Z\"}",
                "{\"since\": \"3000-01-01T00:00:00Z\"}",
                "{\"since\": \"+1000000000-12-31T23:59:59Z\"}"
            })
    void without_a_time_nothing_is_undone(String body) {
        problem(asDana().body(body).post(key.path() + "/joins/undo"), 422, "no-such-time");
    }

    @Test
    void rotation_without_a_time_that_is_one_changes_nothing() {
        key.shown();

        problem(key.rotate(Map.of("undoJoinsSince", "1999-12-31T23:59:59Z")), 422, "no-such-time");
        problem(key.rotate(Map.of("undoJoinsSince", "yesterday")), 400, "malformed-request");

        key.state().then().body("generation", equalTo(1));
    }
}
