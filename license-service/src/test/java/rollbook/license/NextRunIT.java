package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** Whoever holds a claim says when it runs next, and takes nothing by it: a run under way brings no released claim back. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class NextRunIT {
    private static final String SERVICE = Tokens.service();
    private static final String NEXT = "2027-01-01T10:30:00Z";
    private static final int TIMES = 25;

    private final UUID holder = UUID.randomUUID();
    private UUID license;

    @BeforeEach
    void create() {
        license = Api.create(LicenseType.DISTRICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ou-sync", "domains/next-run.example"})
    void the_holder_says_when_it_runs_next_and_the_license_stays_as_it_is(String what) {
        claim(what).then().statusCode(200);

        runNext(what, holder).then().statusCode(204);

        assertThat(Scene.sql("select next_run_at at time zone 'UTC' from claim where license_id = '" + license + "'"))
                .isEqualTo("2027-01-01 10:30:00");
        Acts.license(license).body("revision", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ou-sync", "domains/next-run.example"})
    void a_run_under_way_does_not_take_back_what_was_released(String what) {
        claim(what);
        release(what);

        problem(runNext(what, holder), 409, "not-held");

        assertThat(claims()).isEqualTo("0");
        Acts.license(license).body("emailDomains", empty()).body("ouSync", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ou-sync", "domains/next-run.example"})
    void nobody_says_it_for_another(String what) {
        problem(runNext(what, holder), 409, "not-held");
        claim(what);

        problem(runNext(what, UUID.randomUUID()), 409, "not-held");
        problem(runNext("domains/another.example", holder), 409, "not-held");
    }

    @Test
    void a_domain_is_found_however_it_is_written() {
        claim("domains/xn--schule-mnchen-3ob.example");

        runNext("domains/SCHULE-M\u00dcNCHEN.example", holder).then().statusCode(204);
    }

    @Test
    void half_a_question_one_about_no_license_and_one_that_is_not_ours_to_ask_are_refused() {
        claim("ou-sync");

        problem(as(SERVICE).body("{}").put(url("ou-sync") + "/next-run"), 422, "no-holder");
        problem(runNext("domains/nothing", holder), 422, "no-domain");
        problem(
                as(SERVICE)
                        .body(Map.of("holder", holder))
                        .put("/internal/licenses/" + UUID.randomUUID() + "/claims/ou-sync/next-run"),
                404,
                "not-found");
        asStaff()
                .body(Map.of("holder", holder))
                .put(url("ou-sync") + "/next-run")
                .then()
                .statusCode(403);
    }

    @Test
    void of_a_release_and_a_run_at_once_nothing_is_held_afterwards_each_time() throws Exception {
        for (var i = 0; i < TIMES; i++) {
            claim("ou-sync").then().statusCode(200);
            Callable<Response> run = () -> runNext("ou-sync", holder);
            Callable<Response> release = () -> release("ou-sync");

            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = both.invokeAll(i % 2 == 0 ? List.of(run, release) : List.of(release, run));
                assertThat(answers)
                        .extracting(answer -> answer.get().statusCode())
                        .containsAnyOf(204, 409);
            }

            assertThat(claims()).isEqualTo("0");
        }
    }

    private String claims() {
        return String.valueOf(Scene.sql("select count(*) from claim where license_id = '" + license + "'"));
    }

    private String url(String what) {
        return "/internal/licenses/" + license + "/claims/" + what;
    }

    private Response claim(String what) {
        return as(SERVICE).body(Map.of("holder", holder)).put(url(what));
    }

    private Response runNext(String what, UUID by) {
        return as(SERVICE).body(Map.of("holder", by, "nextRunAt", NEXT)).put(url(what) + "/next-run");
    }

    private Response release(String what) {
        return as(SERVICE).delete(url(what) + "?holder=" + holder);
    }
}
