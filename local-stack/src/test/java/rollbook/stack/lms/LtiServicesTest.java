package rollbook.stack.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.stack.lms.LmsTestKit.sample;
import static rollbook.stack.lms.LmsTestKit.shape;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The services behind a launch: tokens, names and roles (PROTOCOLS §D7), notices of copied courses (§A2). */
class LtiServicesTest {
    private final LmsTestKit kit;
    private final HttpClient http = HttpClient.newHttpClient();

    LtiServicesTest() throws IOException {
        kit = new LmsTestKit(Flavor.CANVAS);
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        kit.close();
    }

    @Test
    void a_token_for_the_tools_own_key() throws Exception {
        var answer = token(kit.platform, Map.of());

        var body = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(shape(body))
                .isEqualTo(shape(sample("lti/30_service_token_request").getJsonObject("response")));
        assertThat(body.getString("scope")).isEqualTo(LtiClaim.SCOPE_MEMBERS);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, password, 400",
        "client_assertion_type, other, 400",
        "client_assertion, none, 401",
        "scope, everything, 400"
    })
    void no_token_for_a_wrong_request(String name, String value, int status) throws Exception {
        assertThat(token(kit.platform, Map.of(name, value)).statusCode()).isEqualTo(status);
    }

    @Test
    void an_assertion_counts_once_and_only_here() throws Exception {
        var assertion = kit.tool.signed(assertion(kit.platform));
        token(kit.platform, Map.of("client_assertion", assertion));

        var again = token(kit.platform, Map.of("client_assertion", assertion));
        var elsewhere = token(
                kit.platform,
                Map.of(
                        "client_assertion",
                        kit.tool.signed(assertion(kit.platform).put("aud", "elsewhere"))));

        assertThat(again.body()).contains("jti was used before");
        assertThat(elsewhere.statusCode()).isEqualTo(401);
    }

    @Test
    void members_come_page_by_page_and_who_left_without_a_name() throws Exception {
        kit.course.leave(kit.course.all(CourseRole.STUDENT).getLast());
        var first = get(members(kit.platform) + "?limit=5", bearer(kit.platform));
        var link = first.headers().firstValue("Link").orElse("");
        var second = get(link.substring(1, link.indexOf('>')), bearer(kit.platform));

        var all = new JsonObject(first.body());
        all.getJsonArray("members").addAll(new JsonObject(second.body()).getJsonArray("members"));
        var sampled = sample("lti/31_nrps_members.page1");
        sampled.getJsonArray("members").getJsonObject(0).remove("lis_person_sourcedid");
        assertThat(shape(all)).isEqualTo(shape(sampled));
        assertThat(all.getJsonArray("members")).hasSize(9);
        assertThat(link).contains("limit=5").endsWith("rel=\"next\"");
        assertThat(second.headers().firstValue("Link")).isEmpty();
        assertThat(second.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/vnd.ims.lti-nrps.v2.membershipcontainer+json");
    }

    @ParameterizedTest
    @CsvSource({"Learner, 4", "http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor, 1", "'', 9"})
    void members_of_one_role(String role, int number) throws Exception {
        var url = members(kit.platform) + "?role=" + LoginInitiation.encoded(role);

        var answer = new JsonObject(get(url, bearer(kit.platform)).body());

        assertThat(answer.getJsonArray("members")).hasSize(number);
    }

    @Test
    void with_a_resource_link_Schoology_tells_only_what_the_link_says() throws Exception {
        try (var other = new LmsTestKit(Flavor.SCHOOLOGY)) {
            var item = other.made(
                    "Unit 3",
                    new JsonObject()
                            .put("email", "$Person.email.primary")
                            .put("course_id", "$com.schoology.CourseSection.id")
                            .put("full_name", "$Person.name.full"));
            var url = members(other.platform) + "?role=Instructor&rlid=" + item.resourceLinkId();

            var answer = new JsonObject(get(url, bearer(other)).body());

            assertThat(shape(answer)).isEqualTo(shape(sample("lti/32_nrps_members.schoology_rlid")));
            assertThat(answer.getJsonArray("members")
                            .getJsonObject(0)
                            .getJsonArray("message")
                            .getJsonObject(0)
                            .getJsonObject(LtiClaim.CUSTOM)
                            .getString("email"))
                    .isEqualTo("t.nguyen@northfield.example");
        }
    }

    @Test
    void members_are_told_to_nobody_without_a_token_for_them() throws Exception {
        assertThat(get(members(kit.platform), "none").statusCode()).isEqualTo(401);
        assertThat(get(members(kit.platform), bearer(kit, LtiClaim.SCOPE_NOTICES))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoever_wants_to_know_is_told_of_a_copied_course_and_its_links_are_others() throws Exception {
        var item = kit.made("Unit 3", new JsonObject().put("assignment_ref", "77"));
        var answer =
                handler("LtiContextCopyNotice", kit.tool.root().resolve("/hook"), bearer(kit, LtiClaim.SCOPE_NOTICES));

        var copy = kit.lms.notices().copy(kit.platform, kit.course);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(copy.items().getFirst().resourceLinkId()).isNotEqualTo(item.resourceLinkId());
        assertThat(copy.items().getFirst().copyOf()).isEqualTo(item.resourceLinkId());
        assertThat(kit.tool.received).hasSize(1);
        var jwt = kit.tool
                .received
                .getFirst()
                .json()
                .getJsonArray("notices")
                .getJsonObject(0)
                .getString("jwt");
        var claims = TestTool.verified(jwt, kit.platform.jwksUrl());
        assertThat(shape(claims)).isEqualTo(shape(sample("canvas/27_pns_notice_claims")));
        assertThat(claims.getJsonArray(LtiClaim.ORIGIN_CONTEXTS)).containsExactly(kit.course.contextId());
    }

    @Test
    void a_handler_is_on_the_tools_own_host_and_of_a_known_type() throws Exception {
        var token = bearer(kit, LtiClaim.SCOPE_NOTICES);

        assertThat(handler("LtiContextCopyNotice", URI.create("https://elsewhere.example/"), token)
                        .statusCode())
                .isEqualTo(400);
        assertThat(handler("LtiOpenedNotice", kit.tool.root(), token).statusCode())
                .isEqualTo(400);
        assertThat(handler("LtiContextCopyNotice", kit.tool.root(), bearer(kit.platform))
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> handler(String type, URI handler, String token)
            throws IOException, InterruptedException {
        var url = kit.platform.root().resolve("notice-handlers/" + LmsTestKit.DEPLOYMENT);
        var body = new JsonObject().put("notice_type", type).put("handler", handler.toString());
        return http.send(
                HttpRequest.newBuilder(url)
                        .header("Authorization", "Bearer " + token)
                        .PUT(BodyPublishers.ofString(body.encode()))
                        .build(),
                BodyHandlers.ofString());
    }

    private String members(LtiPlatform platform) {
        return new LtiServices(platform)
                .members(platform.courses().getFirst(), LmsTestKit.CLIENT)
                .toString();
    }

    private String bearer(LtiPlatform platform) throws Exception {
        assertThat(platform).isSameAs(kit.platform);
        return bearer(kit);
    }

    private String bearer(LmsTestKit some) throws Exception {
        return bearer(some, LtiClaim.SCOPE_MEMBERS);
    }

    private String bearer(LmsTestKit some, String scope) throws Exception {
        var assertion = some.tool.signed(assertion(some.platform));
        var answer = token(some.platform, Map.of("client_assertion", assertion, "scope", scope));
        return new JsonObject(answer.body()).getString("access_token");
    }

    private JsonObject assertion(LtiPlatform platform) {
        var now = kit.clock.instant().getEpochSecond();
        return new JsonObject()
                .put("iss", LmsTestKit.CLIENT)
                .put("sub", LmsTestKit.CLIENT)
                .put("aud", platform.tokenUrl().toString())
                .put("iat", now)
                .put("exp", now + 300)
                .put("jti", UUID.randomUUID().toString());
    }

    private HttpResponse<String> token(LtiPlatform platform, Map<String, String> other) throws Exception {
        var fields = new HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                kit.tool.signed(assertion(platform)),
                "scope",
                LtiClaim.SCOPE_MEMBERS));
        fields.putAll(other);
        return http.send(
                HttpRequest.newBuilder(platform.tokenUrl())
                        .POST(BodyPublishers.ofString(LoginInitiation.encoded(fields)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String url, String token) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }
}
