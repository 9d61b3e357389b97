package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.enrollment.Reporting.bulk;
import static rollbook.enrollment.Reporting.changed;
import static rollbook.enrollment.Reporting.deliver;
import static rollbook.enrollment.Reporting.registered;
import static rollbook.enrollment.Reporting.send;
import static rollbook.enrollment.Reporting.signature;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseType;
import rollbook.events.Topic;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** A delivery of reports is signed as Standard Webhooks has it, counts once, and is refused where it makes no sense. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class AccountWebhookIT {
    private final UUID account = UUID.randomUUID();
    private final String domain = Domains.fresh();
    private final String id = "msg_" + UUID.randomUUID();

    @Test
    void the_same_delivery_again_does_nothing_whatever_the_sender_does_to_it() throws Exception {
        send(id, registered(account, "ann@" + domain)).then().body("repeated", equalTo(false));

        send(id, registered(account, "ann@" + domain))
                .then()
                .statusCode(202)
                .body("repeated", equalTo(true))
                .body("registered", equalTo(0));
        send(id, changed(account, "bob@" + domain, Instant.now())).then().body("repeated", equalTo(true));

        assertThat(email()).isEqualTo("ann@" + domain);
    }

    @Test
    void fifty_identical_deliveries_at_once_have_one_effect() throws Exception {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);
        var body = registered(account, "ann@" + domain);
        Callable<Boolean> delivery =
                () -> send(id, body).then().statusCode(202).extract().path("repeated");

        try (var threads = Executors.newFixedThreadPool(50)) {
            var repeated = threads.invokeAll(Collections.nCopies(50, delivery));
            assertThat(repeated).extracting(answer -> answer.get()).containsOnlyOnce(false);
        }
        Domains.signIn(UUID.randomUUID(), "last@" + domain);

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 2)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {DomainParts.SECRET, DomainParts.NEXT_SECRET})
    void during_a_rotation_either_secret_is_taken(String secret) throws Exception {
        send(secret, id, Instant.now(), registered(account, "ann@" + domain))
                .then()
                .statusCode(202);
    }

    @ParameterizedTest(name = "signed with {0}, {1} seconds from now: {2}")
    @CsvSource({
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,    0, 202",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, -290, 202",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, -310, 401",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,  310, 401",
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,    0, 401",
    })
    void a_secret_or_a_time_that_is_not_ours_is_refused(String secret, int seconds, int status) throws Exception {
        var answer = send(secret, id, Instant.now().plusSeconds(seconds), registered(account, "ann@" + domain));

        answer.then().statusCode(status);
        if (status == 401) {
            problem(answer, 401, "bad-signature");
        }
    }

    @Test
    void a_body_id_or_time_changed_on_the_way_is_refused() throws Exception {
        var body = registered(account, "ann@" + domain);
        var now = Instant.now();
        var signature = signature(DomainParts.SECRET, id, now, body);

        problem(deliver(id, now, signature, body + " "), 401, "bad-signature");
        problem(deliver(id + "x", now, signature, body), 401, "bad-signature");
        problem(deliver(id, now.plusSeconds(1), signature, body), 401, "bad-signature");
        problem(deliver(id, now, "v1,bm90aGluZw==", body), 401, "bad-signature");
        problem(deliver(id, now, "nonsense", body), 401, "bad-signature");
        problem(RestAssured.given().body(body).post("/webhooks/accounts"), 401, "bad-signature");
        assertThat(Domains.sql("select 1 from account where id = '" + account + "'"))
                .isNull();
    }

    @Test
    void one_good_signature_among_several_is_enough() throws Exception {
        var body = registered(account, "ann@" + domain);
        var now = Instant.now();

        deliver(id, now, "v1,bm90aGluZw== " + signature(DomainParts.SECRET, id, now, body), body)
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"account.registered\"}",
                "{\"type\":\"account.registered\",\"data\":null}",
                "{\"type\":\"account.registered\",\"data\":{}}",
                "{\"type\":\"account.registered\",\"data\":{\"accounts\":[]}}",
                "{\"type\":\"account.registered\",\"data\":{\"accounts\":{\"a\":1}}}",
                "{\"type\":\"account.registered\",\"data\":{\"accountId\":\"1\",\"email\":\"a@x.example\"}}",
                "{\"type\":\"account.registered\",\"data\":{\"accountId\":\"d0d0d0d0-0000-4000-8000-000000000000\"}}",
                "{\"type\":\"account.registered\",\"timestamp\":\"soon\","
                        + "\"data\":{\"accountId\":\"d0d0d0d0-0000-4000-8000-000000000000\",\"email\":\"a@x.example\"}}",
            })
    void what_is_signed_and_malformed_is_refused(String body) throws Exception {
        var answer = send(body);

        problem(answer, 400, "malformed-request");
        assertThat(answer.asString()).doesNotContain("Exception").doesNotContain("jackson");
    }

    @Test
    void a_thousand_and_one_a_long_id_and_bytes_that_are_no_text_are_refused() throws Exception {
        problem(send(bulk(1_001, domain)), 400, "malformed-request");
        problem(send("m".repeat(256), registered(account, "ann@" + domain)), 400, "malformed-request");
        problem(
                RestAssured.given()
                        .contentType("application/octet-stream")
                        .body(new byte[] {(byte) 0xC3, 0x28})
                        .post("/webhooks/accounts"),
                400,
                "malformed-request");
    }

    @Test
    void a_body_over_the_limit_is_refused() throws Exception {
        problem(send("x".repeat(1_100_000)), 413, "too-large");
    }

    @Test
    void a_type_we_do_not_know_is_taken_and_does_nothing() throws Exception {
        send("{\"type\":\"account.deleted\",\"data\":{\"accountId\":\"x\"}}")
                .then()
                .statusCode(204);
    }

    private String email() {
        return String.valueOf(Domains.sql("select email from account where id = '" + account + "'"));
    }
}
