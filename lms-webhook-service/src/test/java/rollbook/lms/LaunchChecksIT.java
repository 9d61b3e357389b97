package rollbook.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.Visit.LTI;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACSigner;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** What a token and a state have to be for a launch to prove anything (PROTOCOLS §D4); one row each. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class LaunchChecksIT {
    private static final String REFUSED = "lti-token-refused";
    private static final String MALFORMED = "lti-token-malformed";

    static Stream<Arguments> tokens() {
        var stranger = Signer.of("a stranger's");
        return Stream.of(
                row(
                        "signed with another key under the platform's key id",
                        401,
                        REFUSED,
                        visit -> stranger.sign(JWSAlgorithm.RS256, "kid-" + visit.school.name, visit.claims)),
                row(
                        "signed with a key the platform does not publish",
                        401,
                        REFUSED,
                        visit -> stranger.sign(visit.claims)),
                row(
                        "without the name of a key",
                        401,
                        REFUSED,
                        visit -> visit.school.signer.sign(JWSAlgorithm.RS256, null, visit.claims)),
                row(
                        "signed by another algorithm of that key",
                        401,
                        REFUSED,
                        visit ->
                                visit.school.signer.sign(JWSAlgorithm.RS512, "kid-" + visit.school.name, visit.claims)),
                row(
                        "unsigned, saying so",
                        401,
                        REFUSED,
                        visit -> new PlainObject(new Payload(visit.claims)).serialize()),
                row("signed with the published key as a shared secret", 401, REFUSED, LaunchChecksIT::withHmac),
                row("no token", 400, MALFORMED, _ -> "no.token.atall"),
                changed("of another issuer", 401, REFUSED, visit -> visit.with("iss", "https://elsewhere.example")),
                changed("without an issuer", 400, MALFORMED, visit -> visit.without("iss")),
                changed("for somebody else", 401, REFUSED, visit -> visit.with("aud", "another client")),
                changed(
                        "for several, without saying to whom it was issued",
                        401,
                        REFUSED,
                        visit -> visit.with("aud", List.of(visit.school.clientId, "another client"))),
                changed(
                        "issued to another than us",
                        401,
                        REFUSED,
                        visit -> visit.with("aud", List.of(visit.school.clientId, "another"))
                                .with("azp", "another")),
                changed("expired over a minute ago", 401, REFUSED, visit -> visit.with("exp", seconds(-61))),
                changed("without an end", 400, MALFORMED, visit -> visit.without("exp")),
                changed("issued over a minute in the future", 401, REFUSED, visit -> visit.with("iat", seconds(90))),
                changed("without a beginning", 400, MALFORMED, visit -> visit.without("iat")),
                changed("with another nonce", 401, REFUSED, visit -> visit.with("nonce", "another")),
                changed("without a nonce", 401, REFUSED, visit -> visit.without("nonce")),
                changed("of another version", 401, REFUSED, visit -> visit.with(LTI + "version", "1.1")),
                changed(
                        "of an unknown type",
                        401,
                        REFUSED,
                        visit -> visit.with(LTI + "message_type", "LtiSubmissionReviewRequest")),
                changed("without a target", 400, MALFORMED, visit -> visit.without(LTI + "target_link_uri")),
                changed("without a link", 400, MALFORMED, visit -> visit.without(LTI + "resource_link")),
                changed("without a deployment", 400, MALFORMED, visit -> visit.without(LTI + "deployment_id")),
                changed(
                        "of an unknown deployment",
                        404,
                        "lti-unknown-deployment",
                        visit -> visit.with(LTI + "deployment_id", "unknown")),
                changed(
                        "with a deployment too long",
                        400,
                        MALFORMED,
                        visit -> visit.with(LTI + "deployment_id", "d".repeat(256))),
                changed("with a subject too long", 400, MALFORMED, visit -> visit.with("sub", "s".repeat(256))),
                changed("with a subject that is no text", 400, MALFORMED, visit -> visit.with("sub", 7)),
                changed("with a subject PostgreSQL cannot keep", 400, MALFORMED, visit -> visit.with("sub", "a\0b")),
                changed(
                        "with a control character in its subject",
                        400,
                        MALFORMED,
                        visit -> visit.with("sub", "a\u0085b")),
                changed(
                        "with a link's id too long",
                        400,
                        MALFORMED,
                        visit -> visit.with(LTI + "resource_link", Map.of("id", "l".repeat(256)))),
                changed(
                        "with too many roles",
                        400,
                        MALFORMED,
                        visit -> visit.with(
                                LTI + "roles",
                                IntStream.range(0, 201).mapToObj(i -> "r" + i).toList())),
                changed(
                        "with a title too long",
                        400,
                        MALFORMED,
                        visit -> visit.with(LTI + "resource_link", Map.of("id", "1", "title", "t".repeat(8_193)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void a_token_that_proves_nothing_is_refused(String token, int status, String slug, Function<Visit, String> made) {
        var visit = new Visit(School.connected());

        problem(Visit.post(visit.state, made.apply(visit)), status, slug);

        assertThat(School.number("select count(*) from delivery where connection_id = ?", id(visit.school)))
                .isZero();
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                changed(
                        "for us as the only one of a list",
                        200,
                        "",
                        visit -> visit.with("aud", List.of(visit.school.clientId))),
                changed(
                        "for several, issued to us",
                        200,
                        "",
                        visit -> visit.with("aud", List.of("another", visit.school.clientId))
                                .with("azp", visit.school.clientId)),
                changed(
                        "expired within the minute two clocks may differ",
                        200,
                        "",
                        visit -> visit.with("exp", seconds(-30))),
                changed(
                        "issued within the minute two clocks may differ",
                        200,
                        "",
                        visit -> visit.with("iat", seconds(30))),
                changed("with claims nobody knows", 200, "", visit -> visit.with("errors", Map.of("errors", Map.of()))),
                changed("with an address that is none", 200, "", visit -> visit.with("email", "a login, no address")),
                changed(
                        "with numbers among its custom values",
                        200,
                        "",
                        visit -> visit.with(LTI + "custom", Map.of("canvas_user_id", 20064))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void a_token_that_proves_what_it_should_is_taken(
            String token, int status, String slug, Function<Visit, String> made) {
        var visit = new Visit(School.connected());

        assertThat(Visit.post(visit.state, made.apply(visit)).statusCode()).isEqualTo(status);
    }

    @Test
    void a_state_nobody_began_with_is_refused() {
        problem(Visit.post("unknown", new Visit(School.connected()).token()), 401, "lti-launch-not-begun");
    }

    @Test
    void a_state_of_another_platform_is_refused() {
        var visit = new Visit(School.connected());

        problem(Visit.post(new Visit(School.connected()).state, visit.token()), 401, REFUSED);
    }

    @Test
    void a_state_over_five_minutes_old_is_refused() {
        var visit = new Visit(School.connected());
        School.change("update lti_state set expires_at = clock_timestamp() - interval '1 second'");

        problem(visit.launch(), 401, "lti-launch-not-begun");
    }

    @Test
    void a_state_counts_once() {
        var visit = new Visit(School.connected());

        visit.launch().then().statusCode(200);

        problem(visit.launch(), 401, "lti-launch-not-begun");
    }

    @Test
    void of_many_launches_at_once_with_one_state_one_wins() throws Exception {
        var visit = new Visit(School.connected());
        var token = visit.token();
        Callable<Integer> launch = () -> Visit.post(visit.state, token).statusCode();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(Collections.nCopies(8, launch));

            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
        }
        assertThat(School.number("select count(*) from delivery where connection_id = ?", id(visit.school)))
                .isOne();
    }

    @Test
    void while_the_platforms_keys_are_not_to_be_had_nobody_knows() {
        var school = School.connected();
        TestPlatforms.isAway(school.name);

        problem(new Visit(school).launch(), 503, "unavailable");
    }

    @Test
    void a_platform_may_change_its_keys() {
        var school = School.connected();
        new Visit(school).launch().then().statusCode(200);
        var next = Signer.of("next");
        TestPlatforms.publishes(school.name, next.published());
        var visit = new Visit(school);

        Visit.post(visit.state, next.sign(visit.claims)).then().statusCode(200);
    }

    @Test
    void the_connections_admin_sees_what_was_refused_and_why() {
        var school = School.connected();
        var visit = new Visit(school).with("nonce", "another");
        visit.launch();
        visit.launch();

        Patience.await().untilAsserted(() -> {
            var connection = School.as(school.dana).get(school.connections() + "/" + school.connectionId);
            assertThat(connection.<List<Map<String, Object>>>path("rejected"))
                    .singleElement()
                    .satisfies(rejected -> assertThat(rejected)
                            .containsEntry("why", "WRONG_NONCE")
                            .containsEntry("count", 2));
        });
    }

    @Test
    void to_a_browser_a_refusal_is_a_page_in_plain_words() {
        var visit = new Visit(School.connected()).with("nonce", "another");

        var page = visit.launchInFrame();

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString()).contains("proves nothing");
    }

    @Test
    void what_a_platform_says_of_its_refusal_is_not_repeated() {
        var visit = new Visit(School.connected());

        var page = given().accept("text/html")
                .formParams(
                        Map.of("error", "login_required", "error_description", "<b>call 555</b>", "state", visit.state))
                .post("/lti/launch");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.asString()).contains("did not sign you in").doesNotContain("555");
        problem(visit.launch(), 401, "lti-launch-not-begun");
    }

    private static Arguments row(String token, int status, String slug, Function<Visit, String> made) {
        return Arguments.of(token, status, slug, made);
    }

    private static Arguments changed(String token, int status, String slug, Function<Visit, Visit> change) {
        Function<Visit, String> made = visit -> change.apply(visit).token();
        return Arguments.of(token, status, slug, made);
    }

    private static String withHmac(Visit visit) {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID("kid-" + visit.school.name)
                .build();
        var token = new JWSObject(header, new Payload(visit.claims));
        try {
            token.sign(new MACSigner(visit.school.signer.published().toString()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long seconds(int fromNow) {
        return Instant.now().plusSeconds(fromNow).getEpochSecond();
    }

    private static UUID id(School school) {
        return UUID.fromString(school.connectionId);
    }
}
