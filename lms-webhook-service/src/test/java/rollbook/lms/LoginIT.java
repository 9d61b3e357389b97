package rollbook.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** A platform begins to sign somebody in (PROTOCOLS §D1, D2). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class LoginIT {
    private static final String MESSAGE_HINT = "eyJ0eXAi+/=&%20ü {}";
    private School school;

    @ConfigProperty(name = "rollbook.lti.most-logins")
    int places;

    @BeforeEach
    void a_school_is_connected() {
        school = School.connected();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void the_browser_goes_on_to_the_registered_address_with_all_that_is_asked_for(String method) {
        var asked = asked();
        asked.put("lti_message_hint", MESSAGE_HINT);
        asked.put("canvas_region", "us-east-1");

        var answer = login(method, asked);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith(school.issuer + "/auth?tenant=1&");
        assertThat(answer.headers().getValues("Set-Cookie")).isEmpty();
        var question = Visit.query(answer.header("Location"));
        assertThat(question)
                .containsEntry("scope", "openid")
                .containsEntry("response_type", "id_token")
                .containsEntry("response_mode", "form_post")
                .containsEntry("prompt", "none")
                .containsEntry("client_id", school.clientId)
                .containsEntry("login_hint", "a hint")
                .containsEntry("lti_message_hint", MESSAGE_HINT);
        assertThat(question.get("state")).hasSizeGreaterThanOrEqualTo(22).isNotEqualTo(question.get("nonce"));
    }

    @Test
    void the_answer_comes_to_our_own_address_whatever_the_request_says() {
        var asked = asked();
        asked.put("target_link_uri", "https://evil.example/launch");
        asked.put("redirect_uri", "https://evil.example/launch");

        var question = Visit.query(login("POST", asked).header("Location"));

        assertThat(question).containsEntry("redirect_uri", "http://localhost:8080/lti/launch");
    }

    @Test
    void without_a_client_id_the_only_registration_of_the_issuer_is_meant() {
        var asked = asked();
        asked.remove("client_id");

        assertThat(login("GET", asked).statusCode()).isEqualTo(302);

        var second = school.wanted();
        second.put("clientId", "another client");
        second.put("deploymentId", "another deployment");
        School.as(school.dana).body(second).post(school.connections()).then().statusCode(201);
        problem(login("GET", asked), 400, "lti-which-client");
    }

    @Test
    void a_platform_nobody_registered_is_sent_nowhere() {
        var unknown = asked();
        unknown.put("iss", "https://unknown.example");
        var otherClient = asked();
        otherClient.put("client_id", "unknown");

        problem(login("GET", unknown), 404, "lti-unknown-platform");
        problem(login("POST", otherClient), 404, "lti-unknown-platform");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "login_hint", "target_link_uri"})
    void a_login_without_what_it_needs_cannot_be_read(String field) {
        var asked = asked();
        asked.remove(field);

        problem(login("POST", asked), 400, "lti-login-malformed");
    }

    @Test
    void a_form_is_at_most_64_KiB_of_fields_that_come_once() {
        var form = given().contentType("application/x-www-form-urlencoded");

        problem(form.body("iss=" + "x".repeat(65_536)).post("/lti/login"), 413, "too-large");
        problem(form.body("iss=a&iss=b").post("/lti/login"), 400, "malformed-request");
        problem(form.body("iss=%zz").post("/lti/login"), 400, "malformed-request");
        problem(form.body("iss=%00").post("/lti/login"), 400, "malformed-request");
        problem(form.body("a=" + "x".repeat(1 << 20)).post("/lti/login"), 413, "too-large");
    }

    @Test
    void of_so_many_logins_at_one_platform_the_oldest_gives_way_to_the_next() {
        var first = new Visit(school);
        othersBegin(places - 1);

        var next = new Visit(school);

        assertThat(remembered()).isOne();
        problem(first.launch(), 401, "lti-launch-not-begun");
        next.launch().then().statusCode(200);
    }

    @Test
    void another_platforms_logins_take_no_place_of_this_one() {
        var first = new Visit(school);
        othersBegin(places - 1);

        new Visit(School.connected());

        first.launch().then().statusCode(200);
    }

    @Test
    void of_fewer_none_gives_way() {
        var first = new Visit(school);
        othersBegin(places - 2);

        new Visit(school);

        assertThat(remembered()).isEqualTo(2);
        first.launch().then().statusCode(200);
    }

    /** So many begin in between. */
    private static void othersBegin(int logins) {
        School.number("select setval('lti_login', (select last_value from lti_login) + ?)", logins);
    }

    private long remembered() {
        return School.number(
                "select count(*) from lti_state s join registration r on r.id = s.registration_id where r.client_id = ?",
                school.clientId);
    }

    private Map<String, Object> asked() {
        return new HashMap<>(Map.of(
                "iss",
                school.issuer,
                "login_hint",
                "a hint",
                "target_link_uri",
                "http://localhost:8080/lti/launch",
                "client_id",
                school.clientId));
    }

    private static Response login(String method, Map<String, Object> asked) {
        var request = given().redirects().follow(false);
        return method.equals("GET")
                ? request.queryParams(asked).get("/lti/login")
                : request.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                        .formParams(asked)
                        .post("/lti/login");
    }
}
