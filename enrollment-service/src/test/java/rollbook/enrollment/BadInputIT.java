package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.enrollment.Api.as;
import static rollbook.enrollment.Api.asDana;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseType;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** Whatever is sent, the answer is a clear problem, and nothing is lost or half done. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class BadInputIT {
    private static final Map<String, String> ANN = Map.of("addresses", "ann@x.example");

    static Stream<Arguments> tokens() {
        return Stream.of(
                Arguments.of("expired", Tokens.expired(Api.DANA), 401, "not-signed-in"),
                Arguments.of("meant for another API", Tokens.forAnotherApi(Api.DANA), 401, "not-signed-in"),
                Arguments.of("no token at all", "not.a.token", 401, "not-signed-in"),
                Arguments.of("of an unverified address", Tokens.unverified(Api.DANA), 403, "address-not-verified"),
                Arguments.of("of an admin of another license", Tokens.of(Api.OLGA), 404, "not-found"));
    }

    @ParameterizedTest(name = "a token {0} is answered {2}")
    @MethodSource("tokens")
    void a_token_that_does_not_hold_is_refused(String what, String token, int status, String slug) {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        problem(as(token).body(ANN).post(Api.emails(licenseId)), status, slug);
    }

    @Test
    void without_a_token_nothing_is_done() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        problem(
                RestAssured.given().contentType("application/json").body(ANN).post(Api.emails(licenseId)),
                401,
                "not-signed-in");
    }

    @Test
    void an_unknown_license_and_an_unknown_batch_are_not_there() {
        problem(Api.add(UUID.randomUUID(), "ann@x.example"), 404, "not-found");
        problem(asDana().get("/api/enrollments/batches/" + UUID.randomUUID()), 404, "not-found");
        problem(asDana().get("/api/enrollments/batches/" + UUID.randomUUID() + "/rows"), 404, "not-found");
        problem(asDana().get("/api/enrollments/batches/not-an-id"), 404, "not-found");
    }

    @Test
    void a_batch_of_a_license_that_is_not_mine_is_not_there() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();
        var batchId = Api.add(licenseId, "ann@x.example").then().extract().<String>path("batchId");

        problem(as(Tokens.of(Api.OLGA)).get("/api/enrollments/batches/" + batchId), 404, "not-found");
        problem(as(Tokens.of(Api.OLGA)).get("/api/enrollments/batches/" + batchId + "/rows"), 404, "not-found");
    }

    @Test
    void while_license_service_is_away_nobody_is_told_that_there_is_no_such_license() {
        LicenseOwner.isAway(true);
        try {
            problem(Api.add(UUID.randomUUID(), "ann@x.example"), 503, "unavailable");
        } finally {
            LicenseOwner.isAway(false);
        }
    }

    @Test
    void license_service_is_asked_once_about_a_license_nobody_announced_yet() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        Api.add(licenseId, "ann@x.example").then().statusCode(202);
        Api.add(licenseId, "bob@x.example").then().statusCode(202);

        assertThat(LicenseOwner.askedFor(licenseId)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"addresses\": \"a@x.example\"", "nonsense", "[]", "{\"addresses\": {\"a\": 1}}", "{}", ""})
    void malformed_json_is_refused(String body) {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        var answer = asDana().body(body).post(Api.emails(licenseId));

        problem(answer, 400, "malformed-request");
        assertThat(answer.asString()).doesNotContain("Exception").doesNotContain("jackson");
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        problem(Api.add(licenseId, "a".repeat(1_100_000)), 413, "too-large");
    }

    @Test
    void R24_a_thousand_and_one_addresses_are_refused_whole() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        problem(Api.add(licenseId, AddByEmailIT.addresses(1_001)), 422, "too-many-addresses");
        problem(Api.add(licenseId, " ,;\n"), 422, "no-addresses");
    }

    @Test
    void R24_what_could_become_somebody_elses_address_is_a_refused_row() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();
        var kelvin = "\u212Aate@x.example"; // a Kelvin sign, which lower-cases to k
        var texts = List.of(
                "no-at-sign",
                "two@@x.example",
                "m\u0131ke@x.example",
                "mike@sch\u0131ol.example",
                "a@p\u0430ypal.example",
                kelvin,
                "ann\u200B@x.example");

        var batchId = Api.add(licenseId, String.join(",", texts) + ",ok@x.example")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("batchId");

        assertThat(Api.rows(batchId).subList(0, texts.size()))
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("outcome", "REFUSED")
                        .containsEntry("rule", "R24")
                        .containsEntry("email", null)
                        .hasEntrySatisfying(
                                "detail", detail -> assertThat(detail).isNotBlank()));
        assertThat(Wire.heard(UserEnrolled.class, licenseId, 1).getFirst().people())
                .extracting(UserEnrolled.Person::email)
                .containsExactly("ok@x.example");
    }

    @Test
    void R24_a_nul_among_what_was_pasted_costs_its_row_and_no_other() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        var batchId = Api.add(licenseId, "ok@x.example, a\0b@x.example")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("batchId");

        assertThat(Api.rows(batchId)).extracting(row -> row.get("outcome")).containsExactly(null, "REFUSED");
    }

    @Test
    void fifty_identical_posts_at_once_have_one_effect() throws Exception {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();
        var key = UUID.randomUUID().toString();
        Callable<String> post = () -> asDana().header("Idempotency-Key", key)
                .body(ANN)
                .post(Api.emails(licenseId))
                .then()
                .statusCode(202)
                .extract()
                .path("batchId");

        try (var threads = Executors.newFixedThreadPool(50)) {
            var batches = threads.invokeAll(Collections.nCopies(50, post));
            assertThat(batches)
                    .extracting(batch -> batch.get())
                    .containsOnly(batches.getFirst().get());
        }
        Api.add(licenseId, "last@x.example");

        var facts = Wire.heardUntil(
                UserEnrolled.class,
                licenseId,
                fact -> fact.people().getFirst().email().equals("last@x.example"));
        assertThat(facts).hasSize(2);
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();
        var key = UUID.randomUUID().toString();
        asDana().header("Idempotency-Key", key).body(ANN).post(Api.emails(licenseId));

        problem(
                asDana().header("Idempotency-Key", key)
                        .body(Map.of("addresses", "bob@x.example"))
                        .post(Api.emails(licenseId)),
                422,
                "idempotency-key-reused");
    }

    @Test
    void a_media_type_or_method_not_taken_here_is_said_so() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        problem(
                asDana().contentType("application/xml").body("<a/>").post(Api.emails(licenseId)),
                415,
                "unsupported-media-type");
        problem(asDana().put(Api.emails(licenseId)), 405, "method-not-allowed");
        problem(asDana().get("/api/enrollments/nothing/here/at/all"), 404, "not-found");
    }
}
