package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.SimulatedClassroom.lms;

import com.nimbusds.jose.JWSAlgorithm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.stack.lms.LmsFault;
import rollbook.stack.lms.LmsFaultRule;
import rollbook.stack.lms.LmsKind;
import rollbook.stack.lms.PushTarget;

/** Only what our own subscription pushes is heard; what can never be taken is acknowledged all the same (PROTOCOLS §B2). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedClassroom.class)
@QuarkusTestResource(PushKeys.class)
class ClassroomPushIT {
    private final Klass klass = new Klass();
    private final String messageId = "m-" + UUID.randomUUID();

    @BeforeEach
    void connect() {
        klass.connected();
    }

    @AfterEach
    void mend() {
        lms().faults().clear();
    }

    @Test
    void a_push_of_our_subscription_is_acknowledged_with_204() {
        push(token(Map.of()), data("courses.students", "CREATED")).then().statusCode(204);

        assertThat(state()).isEqualTo("IGNORED ROSTER");
    }

    @ParameterizedTest
    @CsvSource({
        "aud,            https://other.example/webhooks/classroom, WRONG_AUDIENCE",
        "email,          push@another-project.iam.gserviceaccount.com, WRONG_ACCOUNT",
        "email_verified, false,                                    WRONG_ACCOUNT",
        "iss,            https://evil.example,                     BAD_TOKEN",
    })
    void a_token_for_or_of_somebody_else_proves_nothing(String claim, String value, String why) {
        var claims = Map.<String, Object>of(claim, claim.equals("email_verified") ? false : value);

        refused(() -> push(token(claims), data("courses.students", "CREATED")), why);
    }

    @Test
    void a_token_that_has_expired_proves_nothing() {
        var anHourAgo = Instant.now().minusSeconds(3700).getEpochSecond();

        refused(
                () -> push(
                        token(Map.of("iat", anHourAgo - 3600, "exp", anHourAgo)), data("courses.students", "CREATED")),
                "BAD_TOKEN");
    }

    @Test
    void either_spelling_of_googles_name_is_taken() {
        push(token(Map.of("iss", "accounts.google.com")), data("courses.students", "CREATED"))
                .then()
                .statusCode(204);
    }

    @Test
    void no_token_proves_nothing_and_nor_does_one_signed_by_another_or_by_no_key() {
        var data = data("courses.students", "CREATED");

        refused(() -> push(null, data), "NO_TOKEN");
        refused(() -> push("Basic YTpi", data), "NO_TOKEN");
        refused(() -> push("Bearer nonsense", data), "BAD_TOKEN");
        refused(() -> push("Bearer " + Signer.of(PushKeys.KID).sign(claims(Map.of())), data), "BAD_TOKEN");
        refused(
                () -> push("Bearer " + PushKeys.SIGNER.sign(JWSAlgorithm.RS512, PushKeys.KID, claims(Map.of())), data),
                "BAD_TOKEN");
    }

    @Test
    void what_google_itself_pushes_for_another_is_refused() {
        var own = SimulatedClassroom.subscription();
        for (var target : new PushTarget[] {
            own.withAudience("https://other.example/"),
            own.withAccount("other@x.iam.gserviceaccount.com"),
            own.unauthorized()
        }) {
            lms().classroom().push().setTarget(target);
            assertThat(lms().classroom()
                            .push()
                            .send(klass.registration(), messageId, Optional.empty())
                            .join()
                            .status())
                    .isEqualTo(401);
        }
        lms().classroom().push().setTarget(own);
        lms().faults().add(LmsFaultRule.every(LmsFault.BAD_SIGNATURE, LmsKind.CLASSROOM_PUSH));
        assertThat(lms().classroom()
                        .push()
                        .send(klass.registration(), messageId, Optional.empty())
                        .join()
                        .status())
                .isEqualTo(401);
        assertThat(state()).isEmpty();
    }

    @Test
    void staff_see_how_all_of_it_does_and_what_was_refused_before_anybody_knew_whose_it_was() {
        var before = counted("NO_TOKEN");
        refused(() -> push(null, data("courses.students", "CREATED")), "NO_TOKEN");
        push(token(Map.of()), "").then().statusCode(204);

        var all = School.as(School.STAFF, "staff")
                .get("/api/lms/classroom/all")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(all.getInt("connection.rejected.find { it.why == 'NO_TOKEN' }.count"))
                .isGreaterThan((int) before);
        assertThat(all.getInt("connection.deliveries.counts.IGNORED")).isPositive();
        assertThat(all.getString("connection.trouble")).isNull();
        assertThat(all.getInt("teachers.connected")).isEqualTo((int) School.number("""
                        select count(*) from classroom_grant g join connection c on c.id = g.connection_id
                        where c.ended_at is null"""));
    }

    @Test
    void a_push_without_data_is_legal_and_of_no_interest() {
        push(token(Map.of()), "").then().statusCode(204);

        assertThat(state()).isEqualTo("IGNORED NO_DATA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{}", "[]", "null", "{\"message\":{}}", "{\"message\":{\"messageId\":7}}"})
    void what_is_no_envelope_is_acknowledged_and_counted(String body) {
        var before = counted("MALFORMED");

        post(token(Map.of()), body).then().statusCode(204);

        Patience.await("it to be counted").until(() -> counted("MALFORMED") > before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bm8ganNvbg==",
                "%%%",
                "e30=",
                "eyJjb2xsZWN0aW9uIjoiY291cnNlcy5jb3Vyc2VXb3JrIiwicmVzb3VyY2VJZCI6eyJjb3Vyc2VJZCI6Ii4uIiwiaWQiOiIxIn19"
            })
    void data_that_cannot_be_read_is_acknowledged_and_of_no_interest(String data) {
        push(token(Map.of()), data).then().statusCode(204);

        assertThat(state()).isEqualTo("IGNORED MALFORMED");
    }

    @ParameterizedTest
    @CsvSource({
        "courses.students,   CREATED, IGNORED ROSTER",
        "courses.teachers,   DELETED, IGNORED DELETED",
        "courses.courseWork, DELETED, IGNORED DELETED",
        "courses.somethingNew, CREATED, IGNORED UNKNOWN_TYPE",
    })
    void what_is_of_no_interest_is_acknowledged(String collection, String type, String state) {
        push(token(Map.of()), data(collection, type)).then().statusCode(204);

        assertThat(state()).isEqualTo(state);
    }

    @Test
    void a_registration_nobody_knows_is_acknowledged_and_counted() {
        var before = counted("UNKNOWN_REGISTRATION");
        var message = envelope(data("courses.students", "CREATED"));
        message.getJsonObject("message").getJsonObject("attributes").put("registrationId", "4711");

        post(token(Map.of()), message.encode()).then().statusCode(204);

        assertThat(state()).isEmpty();
        Patience.await("it to be counted").until(() -> counted("UNKNOWN_REGISTRATION") > before);
    }

    @Test
    void another_subscription_of_the_same_account_is_refused() {
        var message =
                envelope(data("courses.students", "CREATED")).put("subscription", "projects/p/subscriptions/other");

        refused(() -> post(token(Map.of()), message.encode()), "WRONG_SUBSCRIPTION");
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        problem(post(token(Map.of()), "x".repeat(1_100_000)), 413, "too-large");
    }

    private void refused(Supplier<Response> push, String why) {
        var before = counted(why);
        problem(push.get(), 401, "push-not-proved");
        assertThat(state()).isEmpty();
        Patience.await("it to be counted").until(() -> counted(why) > before);
    }

    private static long counted(String why) {
        return School.number(
                "select coalesce(sum(count), 0) from rejection"
                        + " where connection_id = '00000000-0000-0000-0000-00000000000c' and why = ?",
                why);
    }

    private String state() {
        return School.text("select state || ' ' || coalesce(why, '') from delivery where key = ?", messageId);
    }

    private static String token(Map<String, Object> other) {
        return "Bearer " + PushKeys.SIGNER.sign(claims(other));
    }

    private static Map<String, Object> claims(Map<String, Object> other) {
        var now = Instant.now().getEpochSecond();
        var claims = new HashMap<String, Object>(Map.of(
                "aud",
                SimulatedClassroom.subscription().audience(),
                "azp",
                "113774264463038321964",
                "email",
                SimulatedClassroom.subscription().account(),
                "email_verified",
                true,
                "iat",
                now,
                "exp",
                now + 3600,
                "iss",
                "https://accounts.google.com",
                "sub",
                "113774264463038321964"));
        claims.putAll(other);
        return claims;
    }

    private static String data(String collection, String type) {
        var said = new JsonObject()
                .put("collection", collection)
                .put("eventType", type)
                .put("resourceId", new JsonObject().put("courseId", "1").put("id", "2"));
        return Base64.getEncoder().encodeToString(said.encode().getBytes(StandardCharsets.UTF_8));
    }

    private Response push(@Nullable String authorization, String data) {
        return post(authorization, envelope(data).encode());
    }

    private JsonObject envelope(String data) {
        var message = new JsonObject()
                .put("attributes", new JsonObject().put("registrationId", klass.registration()))
                .put("messageId", messageId)
                .put("publishTime", "2026-11-23T14:52:28.407Z");
        if (!data.isEmpty()) {
            message.put("data", data);
        }
        return new JsonObject()
                .put("message", message)
                .put("subscription", SimulatedClassroom.subscription().subscription());
    }

    private static Response post(@Nullable String authorization, String body) {
        var request = RestAssured.given().contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request.post("/webhooks/classroom");
    }
}
