package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.license.usecase.Activities.Change;

/** What excludes something else on a license is claimed first; of two claims that exclude each other one is refused. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ClaimsIT {
    private static final UUID HOLDER = UUID.randomUUID();
    private static final String SERVICE = Tokens.service();
    private static final int TIMES = 100;

    @Test
    void R3_a_claimed_domain_is_shown_told_and_noted_and_gone_when_it_is_released() {
        var id = Api.create(LicenseType.SCHOOL);
        var domain = domain();

        claim(id, "domains/" + domain).then().statusCode(200).body("name", equalTo(domain));

        Acts.license(id)
                .body("emailDomains", contains(domain))
                .body("ouSync", equalTo(false))
                .body("revision", equalTo(2));
        assertThat(Wire.heard(LicenseChanged.class, id, 2).getLast().emailDomains())
                .containsExactly(domain);
        assertThat(Acts.noted(id, Change.CLAIMED))
                .containsExactly(Map.of("kind", "DOMAIN", "name", domain, "holder", HOLDER.toString()));

        release(id, "domains/" + domain, HOLDER).then().statusCode(204);
        release(id, "domains/" + domain, HOLDER).then().statusCode(204);

        Acts.license(id).body("emailDomains", empty()).body("revision", equalTo(3));
        assertThat(Acts.noted(id, Change.RELEASED)).hasSize(1);
    }

    @Test
    void R39_one_license_carries_several_domains() {
        var id = Api.create(LicenseType.DISTRICT);
        var domain = domain();

        claim(id, "domains/a." + domain).then().statusCode(200);
        claim(id, "domains/b." + domain).then().statusCode(200);

        Acts.license(id).body("emailDomains", contains("a." + domain, "b." + domain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ou-sync", "domains/same-holder.example"})
    void the_holder_again_says_only_when_it_runs_next_and_another_is_refused(String what) {
        var id = Api.create(LicenseType.DISTRICT);
        claim(id, what).then().statusCode(200);

        claim(id, what, HOLDER, "2027-01-01T10:30:00Z")
                .then()
                .statusCode(200)
                .body("nextRunAt", equalTo("2027-01-01T10:30:00Z"));

        Acts.license(id).body("revision", equalTo(2));
        assertThat(Scene.sql("select next_run_at at time zone 'UTC' from claim where license_id = '" + id + "'"))
                .isEqualTo("2027-01-01 10:30:00");
        assertThat(Acts.noted(id, Change.CLAIMED)).hasSize(1);
        problem(claim(id, what, UUID.randomUUID(), null), 409, "claimed-already");
        problem(release(id, what, UUID.randomUUID()), 409, "claimed-already");
    }

    @Test
    void R4_R38_a_teacher_license_takes_neither() {
        var id = Api.create(LicenseType.TEACHER);

        problem(claim(id, "ou-sync"), 409, "ou-sync-not-on-teacher");
        problem(claim(id, "domains/" + domain()), 409, "domain-not-on-teacher");
        Acts.license(id).body("revision", equalTo(1));
    }

    @Test
    void R15_no_sync_while_the_license_is_deployed_domain_wide() {
        var id = Api.create(LicenseType.SCHOOL);
        claim(id, "domains/" + domain());

        problem(claim(id, "ou-sync"), 409, "deployed-domain-wide");
        claim(id, "ou-sync").then().body("rule", equalTo("R15"));
    }

    @Test
    void R45_no_domain_while_a_sync_holds_the_license() {
        var id = Api.create(LicenseType.SCHOOL);
        claim(id, "ou-sync");

        problem(claim(id, "domains/" + domain()), 409, "held-by-sync");
        claim(id, "domains/" + domain()).then().body("rule", equalTo("R45"));
        Acts.license(id).body("ouSync", equalTo(true));
        release(id, "ou-sync", HOLDER);
        claim(id, "domains/" + domain()).then().statusCode(200);
    }

    @ParameterizedTest(name = "a {0} has it, a {1} wants it: {2}")
    @CsvSource({
        "SCHOOL,   SCHOOL,   409",
        "SCHOOL,   DISTRICT, 409",
        "BUILDING, DISTRICT, 409",
        "DISTRICT, SCHOOL,   409",
        "DISTRICT, BUILDING, 409",
        "DISTRICT, DISTRICT, 200",
    })
    void R44_school_and_building_have_a_domain_alone_both_ways(LicenseType one, LicenseType other, int status) {
        var domain = domain();
        claim(Api.create(one), "domains/" + domain).then().statusCode(200);

        var answer = claim(Api.create(other), "domains/" + domain.toUpperCase(Locale.ROOT));

        answer.then().statusCode(status);
        if (status == 409) {
            answer.then().body("rule", equalTo("R44"));
        }
    }

    @Test
    void R44_a_license_that_is_not_live_uses_no_domain_and_is_not_resumed_or_renewed_into_anothers() {
        var domain = domain();
        var suspended = Api.create(LicenseType.SCHOOL);
        var expired = Api.create(LicenseType.BUILDING);
        claim(suspended, "domains/" + domain).then().statusCode(200);
        Acts.suspend(suspended);
        claim(expired, "domains/" + domain).then().statusCode(200);
        Acts.renew(expired, Instant.now().minusSeconds(60), 0).then().body("status", equalTo("EXPIRED"));
        var district = Api.create(LicenseType.DISTRICT);
        claim(district, "domains/" + domain).then().statusCode(200);

        problem(asStaff().delete("/api/licenses/" + suspended + "/suspension"), 409, "domain-taken");
        problem(Acts.renew(expired, null, 0), 409, "domain-taken");
        Acts.license(suspended).body("status", equalTo("SUSPENDED"));
        Acts.license(expired).body("status", equalTo("EXPIRED"));

        release(district, "domains/" + domain, HOLDER);
        Acts.resume(suspended);
        Acts.renew(expired, null, 0).then().statusCode(409).body("rule", equalTo("R44"));
    }

    @Test
    void section_4_a_frozen_license_is_not_claimed_but_released() {
        var id = Api.create(LicenseType.SCHOOL);
        claim(id, "ou-sync").then().statusCode(200);
        Acts.suspend(id);

        claim(id, "ou-sync").then().statusCode(200);
        release(id, "ou-sync", HOLDER).then().statusCode(204);
        problem(claim(id, "ou-sync"), 409, "license-not-live");
        problem(claim(id, "domains/" + domain()), 409, "license-not-live");
    }

    @Test
    void a_domain_is_normalized_and_what_is_none_refused() {
        var id = Api.create(LicenseType.DISTRICT);

        claim(id, "domains/SCHULE-MÜNCHEN.example")
                .then()
                .statusCode(200)
                .body("name", equalTo("xn--schule-mnchen-3ob.example"));

        for (var garbage :
                List.of("nothing", "a@b.example", "a b.example", "-.example", "x".repeat(300) + ".example")) {
            problem(claim(id, "domains/" + garbage), 422, "no-domain");
        }
        problem(as(SERVICE).body("{}").put(url(id, "ou-sync")), 422, "no-holder");
        problem(as(SERVICE).delete(url(id, "ou-sync")), 422, "no-holder");
        problem(claim(id, "ou-sync", HOLDER, "+999999999-01-01T00:00:00Z"), 422, "expiry");
        problem(claim(UUID.randomUUID(), "ou-sync"), 404, "not-found");
    }

    @Test
    void only_our_services_claim() {
        var id = Api.create(LicenseType.SCHOOL);

        asStaff().body(Map.of("holder", HOLDER)).put(url(id, "ou-sync")).then().statusCode(403);
        asStaff().delete(url(id, "ou-sync") + "?holder=" + HOLDER).then().statusCode(403);
    }

    @Test
    void R15_R45_of_a_sync_and_a_domain_claimed_at_once_exactly_one_succeeds_each_time() throws Exception {
        var id = Api.create(LicenseType.SCHOOL);
        for (var i = 0; i < TIMES; i++) {
            var domain = "domains/" + domain();

            var answers = atOnce(() -> claim(id, "ou-sync"), () -> claim(id, domain));

            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            release(id, answers.getFirst() == 200 ? "ou-sync" : domain, HOLDER)
                    .then()
                    .statusCode(204);
        }
    }

    @Test
    void R44_of_two_school_licenses_that_claim_a_domain_at_once_exactly_one_succeeds_each_time() throws Exception {
        var one = Api.create(LicenseType.SCHOOL);
        var other = Api.create(LicenseType.SCHOOL);
        for (var i = 0; i < TIMES; i++) {
            var domain = "domains/" + domain();

            assertThat(atOnce(() -> claim(one, domain), () -> claim(other, domain)))
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void R44_of_a_renewal_and_a_claim_at_once_exactly_one_succeeds_each_time() throws Exception {
        for (var i = 0; i < TIMES / 4; i++) {
            var domain = domain();
            var frozen = Api.create(LicenseType.SCHOOL);
            claim(frozen, "domains/" + domain);
            Acts.suspend(frozen);
            var other = Api.create(LicenseType.DISTRICT);

            assertThat(atOnce(
                            () -> asStaff().delete("/api/licenses/" + frozen + "/suspension"),
                            () -> claim(other, "domains/" + domain)))
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    private static List<Integer> atOnce(Callable<Response> one, Callable<Response> other) throws Exception {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            return both.invokeAll(List.of(one, other)).stream()
                    .map(answer -> {
                        try {
                            return answer.get().statusCode();
                        } catch (InterruptedException | ExecutionException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }

    private static String domain() {
        return "d" + UUID.randomUUID() + ".example";
    }

    private static String url(UUID id, String what) {
        return "/internal/licenses/" + id + "/claims/" + what;
    }

    private static Response claim(UUID id, String what) {
        return claim(id, what, HOLDER, null);
    }

    private static Response claim(UUID id, String what, UUID holder, @Nullable String nextRunAt) {
        var body = nextRunAt == null
                ? Map.<String, Object>of("holder", holder)
                : Map.<String, Object>of("holder", holder, "nextRunAt", nextRunAt);
        return as(SERVICE).body(body).put(url(id, what));
    }

    private static Response release(UUID id, String what, UUID holder) {
        return as(SERVICE).delete(url(id, what) + "?holder=" + holder);
    }
}
