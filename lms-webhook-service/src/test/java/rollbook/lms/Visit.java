package rollbook.lms;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Somebody's browser on its way from a course to us: no cookie goes with it, as within a frame. */
final class Visit {
    static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";
    static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";

    final School school;
    final String state;
    final Map<String, Object> claims = new HashMap<>();

    /** A login of that school's platform, which ends in a launch of a link with these claims unless they are changed. */
    Visit(School school) {
        this.school = school;
        var question = query(login(school).then().statusCode(302).extract().header("Location"));
        state = question.get("state");
        var now = Instant.now().getEpochSecond();
        claims.put("iss", school.issuer);
        claims.put("aud", school.clientId);
        claims.put("iat", now);
        claims.put("exp", now + 3_600);
        claims.put("nonce", question.get("nonce"));
        claims.put("sub", "sub-" + UUID.randomUUID());
        claims.put(LTI + "version", "1.3.0");
        claims.put(LTI + "message_type", "LtiResourceLinkRequest");
        claims.put(LTI + "deployment_id", school.deployment);
        claims.put(LTI + "target_link_uri", "http://localhost:8080/lti/launch");
        claims.put(LTI + "resource_link", Map.of("id", "link-1", "title", "Unit 3 worksheet"));
        claims.put(LTI + "roles", List.of(LEARNER));
    }

    static Response login(School school) {
        return given().redirects()
                .follow(false)
                .formParams(Map.of(
                        "iss", school.issuer,
                        "login_hint", "a hint",
                        "target_link_uri", "http://localhost:8080/lti/launch",
                        "client_id", school.clientId,
                        "lti_deployment_id", school.deployment))
                .post("/lti/login");
    }

    static Map<String, String> query(String location) {
        return Arrays.stream(URI.create(location).getRawQuery().split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    Visit with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    Visit without(String claim) {
        claims.remove(claim);
        return this;
    }

    Visit by(String subject, String email, String... roles) {
        return with("sub", subject).with("email", email).with(LTI + "roles", List.of(roles));
    }

    /** Opens an assignment made by us. */
    Visit of(String assignmentId) {
        return with(LTI + "custom", Map.of("assignment_ref", assignmentId));
    }

    /** Asks for an assignment to put into the course. */
    Visit linking() {
        without(LTI + "resource_link");
        with(LTI + "message_type", "LtiDeepLinkingRequest");
        return with(
                DEEP_LINKING + "deep_linking_settings",
                Map.of(
                        "deep_link_return_url",
                        school.issuer + "/return",
                        "accept_types",
                        List.of("ltiResourceLink"),
                        "accept_lineitem",
                        true,
                        "data",
                        "csrf:1"));
    }

    String token() {
        return school.signer.sign(claims);
    }

    Response launch() {
        return post(state, token());
    }

    /** As a browser in a frame: it asks for a page. */
    Response launchInFrame() {
        return given().accept("text/html")
                .formParams(Map.of("state", state, "id_token", token()))
                .post("/lti/launch");
    }

    static Response post(String state, String token) {
        return given().formParams(Map.of("state", state, "id_token", token)).post("/lti/launch");
    }
}
