package rollbook.lms;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.School.STAFF;
import static rollbook.lms.School.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** What a feed of Canvas takes, and what it refuses (PROTOCOLS §A1, §H). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class CanvasFeedIT {
    private static final String CREATED = "01_assignment_created.external_tool.json";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final School school = new School();
    private final String account = TestFeed.account();
    private final Map<String, Object> created = TestFeed.event(CREATED, account);

    @Test
    void a_signed_event_of_the_root_account_is_taken_whatever_type_it_says_it_is_of() {
        var feed = feed(false);

        given().config(RestAssured.config().encoderConfig(encoderConfig().encodeContentTypeAs(FORM, ContentType.TEXT)))
                .contentType(FORM)
                .body(TestPlatforms.CANVAS.sign(created))
                .post(feed.path())
                .then()
                .statusCode(200)
                .body("state", equalTo("TAKEN"));
    }

    @Test
    void a_strangers_signature_is_refused_and_counted() {
        var feed = feed(true);

        problem(feed.send(Signer.of("stranger").sign(created)), 401, "feed-bad-signature");

        awaitRejected(feed, "UNKNOWN_KEY");
        assertThat(hints(feed)).isZero();
    }

    @Test
    void an_event_of_another_root_account_is_refused_however_well_it_is_signed() {
        var feed = feed(true);
        var other = TestFeed.event(CREATED, TestFeed.account());

        problem(feed.signed(other), 401, "feed-other-account");
        problem(feed.send(TestFeed.json(other)), 401, "feed-other-account");

        awaitRejected(feed, "OTHER_ACCOUNT");
        assertThat(hints(feed)).isZero();
    }

    @Test
    void an_unsigned_event_is_refused_unless_the_feed_allows_it_and_then_is_a_hint_of_which_nothing_follows() {
        problem(feed(false).send(TestFeed.json(created)), 401, "feed-not-signed");
        var lax = feed(true);

        lax.send(TestFeed.json(created)).then().statusCode(200).body("state", equalTo("HINT"));

        assertThat(hints(lax)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"metadata\":{}}",
                "{\"metadata\":[]}",
                "{\"metadata\":{\"event_name\":7}}",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "null",
                "not a token",
                "a.b.c"
            })
    void what_cannot_be_read_is_refused_and_counted(String body) {
        var feed = feed(true);

        problem(feed.send(body), 400, "malformed-request");

        awaitRejected(feed, "MALFORMED");
    }

    @Test
    void JSON_too_deep_is_refused_and_what_is_no_UTF_8() {
        var feed = feed(true);

        problem(feed.send("{\"metadata\":" + "[".repeat(40) + "]".repeat(40) + "}"), 400, "malformed-request");
        problem(given().body(new byte[] {'{', (byte) 0xc3, '}'}).post(feed.path()), 400, "malformed-request");
        problem(given().post(feed.path()), 400, "malformed-request");
    }

    @Test
    void a_body_over_a_mebibyte_is_not_read() {
        problem(feed(true).send("{" + " ".repeat(1024 * 1024) + "}"), 413, "too-large");
    }

    @Test
    void of_an_unknown_or_ended_feed_nothing_is_taken() {
        problem(given().body("{}").post("/webhooks/canvas/" + UUID.randomUUID()), 404, "not-found");
        var feed = feed(true);
        as(school.dana).delete(school.connections() + "/" + feed.id()).then().statusCode(204);

        problem(feed.signed(created), 404, "not-found");
        var lti = School.waiting();
        problem(given().body("{}").post("/webhooks/canvas/" + lti.connectionId), 404, "not-found");
    }

    @Test
    void the_same_event_by_eight_at_once_is_one_delivery_and_one_hint() throws Exception {
        var feed = feed(false);
        var body = TestPlatforms.CANVAS.sign(created);
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> send = () -> feed.send(body).statusCode();
            for (var status : threads.invokeAll(Collections.nCopies(8, send))) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        assertThat(feed.seen().getMap("deliveries.counts")).isEqualTo(Map.of("TAKEN", 1));
        assertThat(hints(feed)).isOne();
    }

    @Test
    void events_in_the_format_of_Caliper_are_told_to_the_admin_who_can_choose_the_other() {
        var feed = TestFeed.canvas(school, TestFeed.SAMPLES_ACCOUNT, true);

        feed.send(Samples.text("canvas/08_caliper.assignment_created.json"))
                .then()
                .statusCode(200);

        awaitRejected(feed, "CALIPER");
        problem(feed(true).send(Samples.text("canvas/08_caliper.assignment_created.json")), 401, "feed-other-account");
    }

    @Test
    void an_event_we_fail_at_is_kept_and_handled_once_it_is_replayed() {
        var feed = feed(false);
        School.change("alter table making_hint rename to making_hint_gone");
        try {
            feed.signed(created).then().statusCode(200).body("state", equalTo("DEAD"));
        } finally {
            School.change("alter table making_hint_gone rename to making_hint");
        }
        var dead = School.number(
                "select id from delivery where connection_id = ? and state = 'DEAD'", UUID.fromString(feed.id()));

        as(STAFF, "staff")
                .post("/api/lms/dead-letters/" + dead + "/replay")
                .then()
                .statusCode(200)
                .body("state", equalTo("TAKEN"));

        assertThat(hints(feed)).isOne();
    }

    private TestFeed feed(boolean allowUnsigned) {
        return TestFeed.canvas(school, account, allowUnsigned);
    }

    private static long hints(TestFeed feed) {
        return School.number("select count(*) from making_hint where connection_id = ?", UUID.fromString(feed.id()));
    }

    private static void awaitRejected(TestFeed feed, String why) {
        Patience.await().until(() -> feed.seen().<String>getList("rejected.why"), List.of(why)::equals);
    }
}
