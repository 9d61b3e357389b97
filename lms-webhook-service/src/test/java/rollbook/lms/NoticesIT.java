package rollbook.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.Visit.LTI;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** A platform tells of copied courses (PROTOCOLS §A2). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class NoticesIT {
    private School school;

    @BeforeEach
    void a_school_is_connected() {
        school = School.connected();
    }

    @Test
    void a_copied_course_is_kept_once_however_often_it_is_told() {
        var token = school.signer.sign(notice("LtiContextCopyNotice"));

        assertThat(told(token).then().statusCode(200).extract().<String>path("notices[0].state"))
                .isEqualTo("TAKEN");
        assertThat(told(token, token).then().statusCode(200).extract().<List<String>>path("notices.why"))
                .containsExactly("REPEATED", "REPEATED");
        assertThat(deliveries()).isEqualTo(1);
    }

    @Test
    void each_of_a_batch_counts_whatever_becomes_of_the_others() {
        var stranger = Signer.of("kid-" + school.name);
        var unknown = school.signer.sign(notice("LtiAssetProcessorSubmissionNotice"));
        var elsewhere = notice("LtiContextCopyNotice");
        elsewhere.put(LTI + "deployment_id", "another");

        var answer = told(
                "no token",
                stranger.sign(notice("LtiContextCopyNotice")),
                school.signer.sign(elsewhere),
                unknown,
                school.signer.sign(notice("LtiHelloWorldNotice")));

        assertThat(answer.then().statusCode(200).extract().<List<String>>path("notices.state"))
                .containsExactly(null, null, null, "IGNORED", "TAKEN");
        assertThat(answer.<List<String>>path("notices.why"))
                .containsExactly(
                        "lti-token-malformed", "lti-token-refused", "lti-unknown-deployment", "UNKNOWN_NOTICE", null);
        assertThat(deliveries()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "iat", LTI + "version", LTI + "notice", LTI + "deployment_id"})
    void one_without_a_claim_is_refused(String claim) {
        var claims = notice("LtiContextCopyNotice");
        claims.remove(claim);

        assertThat(told(school.signer.sign(claims)).statusCode()).isIn(400, 401);
        assertThat(deliveries()).isZero();
    }

    @Test
    void one_that_has_expired_or_is_for_another_client_is_refused() {
        var expired = notice("LtiContextCopyNotice");
        expired.put("exp", Instant.now().getEpochSecond() - 61);
        var anothers = notice("LtiContextCopyNotice");
        anothers.put("aud", List.of("another client"));

        problem(told(school.signer.sign(expired)), 401, "lti-token-refused");
        problem(told(school.signer.sign(anothers)), 404, "lti-unknown-platform");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{}", "{\"notices\":[]}", "{\"notices\":[{}]}", "{\"notices\":[{\"jwt\":1}]}"})
    void what_is_no_batch_is_malformed(String body) {
        problem(given().contentType("application/json").body(body).post("/lti/notices"), 400, "malformed-request");
    }

    private Map<String, Object> notice(String type) {
        var now = Instant.now().getEpochSecond();
        return new HashMap<>(Map.of(
                "iss",
                school.issuer,
                "aud",
                school.clientId,
                "iat",
                now,
                "exp",
                now + 3_600,
                "nonce",
                UUID.randomUUID().toString(),
                LTI + "version",
                "1.3.0",
                LTI + "deployment_id",
                school.deployment,
                LTI + "notice",
                Map.of("id", UUID.randomUUID().toString(), "type", type),
                LTI + "context",
                Map.of("id", "a copy"),
                LTI + "origin_contexts",
                List.of("the original")));
    }

    private static Response told(String... tokens) {
        var notices = Arrays.stream(tokens).map(token -> Map.of("jwt", token)).toList();
        return given().contentType("application/json")
                .body(Map.of("notices", notices))
                .post("/lti/notices");
    }

    private long deliveries() {
        return School.number("select count(*) from delivery where connection_id = ?::uuid", school.connectionId);
    }
}
