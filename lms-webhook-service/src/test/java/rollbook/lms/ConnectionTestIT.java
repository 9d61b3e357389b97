package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.School.as;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.lms.TestPlatforms.Reply;
import rollbook.lms.usecase.ForgetOld;

/** The test button: a platform is asked what it can be asked, and whatever it answers is told in words. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class ConnectionTestIT {
    private School school;

    @Inject
    ForgetOld forgetOld;

    @BeforeEach
    void connect() {
        school = School.connected();
    }

    @Test
    void an_LTI_platform_that_publishes_keys_and_takes_ours_passes() {
        TestPlatforms.answers(school.name + "/token", exchange -> {
            var form = form(exchange);
            var claims = claims(form.get("client_assertion"));
            var isUs = school.clientId.equals(claims.get("iss")) && school.clientId.equals(claims.get("sub"));
            return Reply.of(400, "{\"error\":\"" + (isUs ? "invalid_scope" : "invalid_client") + "\"}");
        });

        var checks = test(school.connectionId);

        assertThat(results(checks)).isEqualTo(Map.of("keys", true, "service", true, "confirmed", true));
    }

    @Test
    void one_that_publishes_nothing_we_take_and_does_not_know_us_is_told_why() {
        TestPlatforms.publishes(school.name, new JWKSet());
        TestPlatforms.answers(school.name + "/token", _ -> Reply.of(401, "{\"error\":\"invalid_client\"}"));

        var checks = test(school.connectionId);

        assertThat(results(checks)).isEqualTo(Map.of("keys", false, "service", false, "confirmed", true));
        assertThat(checks.<String>path("checks.find { it.check == 'service' }.why"))
                .contains("client id");
        assertThat(checks.<List<String>>path("checks.finding"))
                .containsExactly("KEYS_TOO_WEAK", "SERVICE_REFUSES", "CONFIRMED");
        assertThat(checks.<Integer>path("checks.find { it.check == 'service' }.status"))
                .isEqualTo(401);
    }

    @Test
    void one_that_is_away_or_waits_fails_nothing_here() {
        var waiting = School.waiting();
        TestPlatforms.answers(waiting.name + "/jwks", _ -> Reply.hangsUp());
        TestPlatforms.answers(waiting.name + "/token", _ -> Reply.of(500, "<html>"));

        var checks = as(waiting.dana).post(waiting.connections() + "/" + waiting.connectionId + "/test");

        assertThat(results(checks)).isEqualTo(Map.of("keys", false, "service", false, "confirmed", false));
    }

    @Test
    void a_feed_of_Canvas_tells_of_Canvas_keys_and_whether_anything_came() {
        var feed = TestFeed.canvas(school, TestFeed.account(), false);

        assertThat(results(test(feed.id()))).isEqualTo(Map.of("keys", true, "messages", false));
    }

    @Test
    void a_feed_of_Schoology_tells_whether_its_keys_are_taken() {
        var feed = TestFeed.schoology(school);
        feed.send("{\"type\":\"a.b\"}").then().statusCode(200);
        assertThat(results(test(feed.id()))).isEqualTo(Map.of("api", true, "messages", true));

        var other = TestFeed.schoology(school);
        TestSchoology.fails(TestFeed.consumerKey(school), () -> Reply.of(401, ""));

        assertThat(results(test(other.id()))).isEqualTo(Map.of("api", false, "messages", false));
    }

    @Test
    void a_licenses_connections_are_tested_five_times_a_minute() {
        var feed = TestFeed.canvas(school, TestFeed.account(), false);
        for (var turn = 0; turn < 5; turn++) {
            test(turn % 2 == 0 ? feed.id() : school.connectionId).then().statusCode(200);
        }

        var refused = test(feed.id());

        problem(refused, 429, "tested-just-now");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        var other = School.connected();
        as(other.dana)
                .post(other.connections() + "/" + other.connectionId + "/test")
                .then()
                .statusCode(200);
    }

    @Test
    void after_a_minute_there_are_turns_again() {
        for (var turn = 0; turn < 5; turn++) {
            test(school.connectionId).then().statusCode(200);
        }
        School.change(
                "update test_turn set at = at - interval '40 seconds' where license_or_account = ?", school.licenseId);
        var refused = test(school.connectionId);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);

        School.change(
                "update test_turn set at = at - interval '20 seconds' where license_or_account = ?", school.licenseId);

        test(school.connectionId).then().statusCode(200);
        forgetOld.minutesOld();
        assertThat(School.number("select count(*) from test_turn where license_or_account = ?", school.licenseId))
                .isOne();
    }

    @Test
    void of_many_at_once_five_are_tested() throws Exception {
        var feed = TestFeed.canvas(school, TestFeed.account(), false);
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> click = () -> test(feed.id()).statusCode();

            var answers = clicks.invokeAll(Collections.nCopies(12, click)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();

            assertThat(answers).containsExactly(200, 200, 200, 200, 200, 429, 429, 429, 429, 429, 429, 429);
        }
    }

    @Test
    void a_connection_of_somebody_elses_is_not_there() {
        var other = School.waiting();

        problem(test(other.connectionId), 404, "not-found");
        problem(
                as("stranger@elsewhere.example").post(school.connections() + "/" + school.connectionId + "/test"),
                404,
                "not-found");
    }

    private Response test(String connectionId) {
        return as(school.dana).post(school.connections() + "/" + connectionId + "/test");
    }

    private static Map<String, Boolean> results(Response response) {
        return response.then().statusCode(200).extract().path("checks.collectEntries { [it.check, it.ok] }");
    }

    private static Map<String, String> form(HttpExchange exchange) {
        try {
            return Visit.query("/?" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> claims(String token) {
        try {
            return JWSObject.parse(token).getPayload().toJSONObject();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
