package rollbook.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.Visit.DEEP_LINKING;
import static rollbook.lms.Visit.INSTRUCTOR;
import static rollbook.lms.Visit.LEARNER;
import static rollbook.lms.Visit.LTI;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** A teacher puts an assignment of ours into a course (PROTOCOLS §D6), and the keys that prove it is from us. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class DeepLinkIT {
    private School school;

    @BeforeEach
    void a_school_is_connected() {
        school = School.connected();
    }

    @Test
    void the_platform_gets_a_link_of_ours_signed_with_a_key_we_publish() throws Exception {
        var page = Teacher.name(Teacher.form(linking()), "Unit 3 & <b>more</b>");

        assertThat(page.asString())
                .contains("action=\"" + school.issuer + "/return\"")
                .contains("Unit 3 &amp; &lt;b&gt;more")
                .contains("<script nonce=");
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors https:")
                .contains("default-src 'none'");
        assertThat(page.headers().getValues("Set-Cookie")).isEmpty();
        var answer = JWSObject.parse(Teacher.answer(page));
        var keys = JWKSet.parse(given().get("/lti/jwks").asString());
        var key = keys.getKeyByKeyId(answer.getHeader().getKeyID()).toRSAKey();
        assertThat(answer.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(key.isPrivate()).isFalse();
        var claims = answer.getPayload().toJSONObject();
        assertThat(claims)
                .containsEntry("iss", school.clientId)
                .containsEntry("aud", school.issuer)
                .containsEntry(LTI + "deployment_id", school.deployment)
                .containsEntry(LTI + "message_type", "LtiDeepLinkingResponse")
                .containsEntry(LTI + "version", "1.3.0")
                .containsEntry(DEEP_LINKING + "data", "csrf:1")
                .containsKeys("nonce", "iat", "exp");
        var item = (Map<?, ?>) ((List<?>) claims.get(DEEP_LINKING + "content_items")).getFirst();
        assertThat(item.get("type")).isEqualTo("ltiResourceLink");
        assertThat(item.get("title")).isEqualTo("Unit 3 & <b>more</b>");
        assertThat(item.get("url")).isEqualTo("http://localhost:8080/lti/launch");
        assertThat(item.get("lineItem")).isNotNull();
        assertThat(school.assignments().getFirst())
                .containsEntry("id", Teacher.assignmentId(Teacher.answer(page)))
                .containsEntry("maker", school.dana)
                .containsEntry("state", "SETTLED")
                .containsEntry("opened", 0);
    }

    @Test
    void a_line_item_goes_along_only_where_the_platform_takes_one() {
        var visit = linking()
                .with(
                        DEEP_LINKING + "deep_linking_settings",
                        Map.of(
                                "deep_link_return_url",
                                school.issuer + "/return",
                                "accept_types",
                                List.of("ltiResourceLink")));

        var claims = Teacher.claims(Teacher.answer(Teacher.name(Teacher.form(visit), "Unit 3")));

        var item = (Map<?, ?>) ((List<?>) claims.get(DEEP_LINKING + "content_items")).getFirst();
        assertThat(item.containsKey("lineItem")).isFalse();
        assertThat(claims).doesNotContainKey(DEEP_LINKING + "data");
    }

    @Test
    void a_form_sent_twice_makes_one_assignment_and_is_answered_the_same() {
        var form = Teacher.form(linking());
        var first = Teacher.name(form, "Unit 3");

        var second = Teacher.name(form, "Unit 3, once more");

        assertThat(Teacher.answer(second)).isEqualTo(Teacher.answer(first));
        assertThat(action(second)).isEqualTo(action(first)).isEqualTo(school.issuer + "/return");
        assertThat(school.assignments())
                .singleElement()
                .satisfies(made -> assertThat(made)
                        .containsEntry("title", "Unit 3")
                        .containsEntry("id", Teacher.assignmentId(Teacher.answer(second))));
    }

    @Test
    void a_double_click_makes_one_assignment_and_both_are_answered_the_same() throws Exception {
        var form = Teacher.form(linking());

        List<String> answers;
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> click = () -> Teacher.answer(Teacher.name(form, "Unit 3"));
            answers = clicks.invokeAll(Collections.nCopies(4, click)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers).hasSize(4).containsOnly(answers.getFirst());
        assertThat(school.assignments()).hasSize(1);
    }

    @Test
    void an_answer_is_given_as_long_as_the_platform_takes_it() {
        var form = Teacher.form(linking());
        Teacher.name(form, "Unit 3").then().statusCode(200);
        School.change("update link_answer set expires_at = expires_at - interval '5 minutes'");

        assertThat(Teacher.name(form, "Unit 3").statusCode()).isEqualTo(410);
        assertThat(school.assignments()).hasSize(1);
    }

    @Test
    void only_a_form_we_gave_out_counts() {
        problem(
                given().formParams(Map.of("token", "guessed", "title", "x")).post("/lti/deeplink"),
                410,
                "lti-form-expired");
    }

    private static String action(Response page) {
        return page.asString().replaceFirst("(?s).*action=\"([^\"]*)\".*", "$1");
    }

    @Test
    void without_a_name_the_form_is_shown_again_and_stays_good() {
        var form = Teacher.form(linking());

        var again = Teacher.name(form, "  ");

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.asString()).contains("Give the assignment a name").contains(form);
        Teacher.name(form, "t".repeat(201)).then().statusCode(422);
        Teacher.name(form, "Unit 3").then().statusCode(200);
    }

    @Test
    void a_student_makes_no_assignment() {
        problem(linking().by("student-1", school.of("sue"), LEARNER).launch(), 403, "lti-not-a-teacher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "ftp://a.example/x", "no address", "https://u:p@a.example/x"})
    void our_answer_goes_to_no_address_but_one_of_the_web(String url) {
        var visit = linking()
                .with(
                        DEEP_LINKING + "deep_linking_settings",
                        Map.of("deep_link_return_url", url, "accept_types", List.of("ltiResourceLink")));

        problem(visit.launch(), 422, "lti-unsafe-return");
    }

    @Test
    void a_platform_that_takes_no_links_is_given_none() {
        var visit = linking()
                .with(
                        DEEP_LINKING + "deep_linking_settings",
                        Map.of("deep_link_return_url", school.issuer + "/return", "accept_types", List.of("html")));

        problem(visit.launch(), 422, "lti-no-links-taken");
    }

    @Test
    void after_its_connection_is_ended_a_form_makes_nothing() {
        var form = Teacher.form(linking());
        School.as(school.dana)
                .delete(school.connections() + "/" + school.connectionId)
                .then()
                .statusCode(204);

        assertThat(Teacher.name(form, "Unit 3").statusCode()).isEqualTo(404);
    }

    private Visit linking() {
        return new Visit(school).by("teacher-1", school.dana, INSTRUCTOR).linking();
    }
}
