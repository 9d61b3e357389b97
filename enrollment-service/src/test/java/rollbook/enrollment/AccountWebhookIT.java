package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.kit.testing.Problems.problem;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseType;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** The app reports sign-ups and changes of address, signed as Standard Webhooks has it (R40). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class AccountWebhookIT {
    private final UUID account = UUID.randomUUID();
    private final String domain = Domains.fresh();
    private final String id = "msg_" + UUID.randomUUID();

    @Test
    void R40_a_reported_sign_up_is_registered_and_named_at_once() throws Exception {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);

        send(registered(account, "ann@" + domain)).then().statusCode(202).body("registered", equalTo(1));

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 1))
                .containsExactly(new UserEnrolled.Person(1, "ann@" + domain, account));
    }

    @Test
    void a_thousand_at_once_travel_in_facts_of_fifty_people_on_the_live_lane() throws Exception {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);

        send(bulk(1_000)).then().statusCode(202).body("registered", equalTo(1_000));

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 1_000)).hasSize(1_000);
        assertThat(Domains.said(Topic.ENROLLMENT_LIVE, licenseId))
                .hasSize(20)
                .allSatisfy(fact -> assertThat(fact.people()).hasSize(50));
    }

    @Test
    void R40_accounts_of_several_domains_at_once_are_named_to_the_licenses_of_theirs() throws Exception {
        var one = Domains.license(LicenseType.SCHOOL);
        var other = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(one, "one." + domain);
        Domains.deploy(other, "other." + domain);
        var accounts = List.of(
                one(UUID.randomUUID(), "a@other." + domain, "true"),
                one(UUID.randomUUID(), "b@none." + domain, "true"),
                one(UUID.randomUUID(), "c@one." + domain, "true"));

        send(accounts("account.registered", Instant.now(), accounts)).then().body("registered", equalTo(3));

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, one, 1))
                .extracting(UserEnrolled.Person::email)
                .containsExactly("c@one." + domain);
        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, other, 1))
                .extracting(UserEnrolled.Person::email)
                .containsExactly("a@other." + domain);
    }

    @Test
    void one_account_may_be_the_data_itself() throws Exception {
        var body = """
                {"type":"account.registered","timestamp":"%s","data":{"accountId":"%s","email":"a@%s","emailVerified":true}}
                """.formatted(Instant.now(), account, domain);

        send(body).then().statusCode(202).body("registered", equalTo(1));
    }

    @Test
    void whoever_is_not_verified_or_has_no_address_we_take_is_passed_over_and_counted() throws Exception {
        var accounts = List.of(
                one(account, "ann@" + domain, "true"),
                one(UUID.randomUUID(), "bob@" + domain, "false"),
                "{\"accountId\":\"" + UUID.randomUUID() + "\",\"email\":\"cat@" + domain + "\"}",
                one(UUID.randomUUID(), "no address", "true"),
                one(UUID.randomUUID(), "m\u0131ke@" + domain, "true"));

        send(accounts("account.registered", Instant.now(), accounts))
                .then()
                .statusCode(202)
                .body("registered", equalTo(1))
                .body("unverified", equalTo(2))
                .body("unusable", equalTo(2));
    }

    @Test
    void a_change_of_address_moves_the_account_and_what_is_older_is_passed_over() throws Exception {
        var now = Instant.now();
        send(registered(account, "ann@" + domain)).then().statusCode(202);

        send(changed("later@" + domain, now.plusSeconds(2))).then().body("changed", equalTo(1));
        send(changed("between@" + domain, now.minusSeconds(60))).then().body("unchanged", equalTo(1));

        assertThat(email()).isEqualTo("later@" + domain);
    }

    @Test
    void a_change_that_was_overtaken_by_the_one_after_it_changes_nothing() throws Exception {
        var begin = Instant.now().minusSeconds(100);
        send(accounts("account.registered", begin, List.of(one(account, "a@" + domain, "true"))));

        send(changed("a@" + domain, begin.plusSeconds(20))).then().body("unchanged", equalTo(1));
        send(changed("b@" + domain, begin.plusSeconds(10))).then().body("unchanged", equalTo(1));

        assertThat(email()).isEqualTo("a@" + domain);
    }

    @Test
    void a_clock_that_runs_ahead_does_not_shut_out_what_comes_after() throws Exception {
        send(changed("ahead@" + domain, Instant.parse("2999-01-01T00:00:00Z")))
                .then()
                .statusCode(202);

        send(changed("now@" + domain, Instant.parse("2999-01-01T00:00:00Z")))
                .then()
                .body("changed", equalTo(1));

        assertThat(email()).isEqualTo("now@" + domain);
    }

    @Test
    void of_an_account_named_twice_the_last_counts() throws Exception {
        var twice = List.of(one(account, "a@" + domain, "true"), one(account, "b@" + domain, "true"));

        send(accounts("account.registered", Instant.now(), twice)).then().body("registered", equalTo(1));

        assertThat(email()).isEqualTo("b@" + domain);
    }

    @Test
    void the_same_delivery_again_does_nothing_whatever_the_sender_does_to_it() throws Exception {
        send(id, registered(account, "ann@" + domain)).then().body("repeated", equalTo(false));

        send(id, registered(account, "ann@" + domain))
                .then()
                .statusCode(202)
                .body("repeated", equalTo(true))
                .body("registered", equalTo(0));
        send(id, changed("bob@" + domain, Instant.now())).then().body("repeated", equalTo(true));

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
                "{\"type\":\"account.registered\",\"data\":{\"accounts\":[null]}}",
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
        problem(send(bulk(1_001)), 400, "malformed-request");
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

    private static String registered(UUID account, String email) {
        return accounts("account.registered", Instant.now(), List.of(one(account, email, "true")));
    }

    private String changed(String email, Instant at) {
        return accounts("account.email-changed", at, List.of(one(account, email, "true")));
    }

    private String bulk(int count) {
        return accounts(
                "account.registered",
                Instant.now(),
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> one(UUID.randomUUID(), "p" + i + "@" + domain, "true"))
                        .toList());
    }

    private static String one(UUID account, String email, String verified) {
        return "{\"accountId\":\"%s\",\"email\":\"%s\",\"emailVerified\":%s}".formatted(account, email, verified);
    }

    private static String accounts(String type, Instant at, List<String> accounts) {
        return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":{\"accounts\":[%s]}}"
                .formatted(type, at, accounts.stream().collect(Collectors.joining(",")));
    }

    private static Response send(String body) throws Exception {
        return send("msg_" + UUID.randomUUID(), body);
    }

    private static Response send(String id, String body) throws Exception {
        return send(DomainParts.SECRET, id, Instant.now(), body);
    }

    private static Response send(String secret, String id, Instant at, String body) throws Exception {
        return deliver(id, at, signature(secret, id, at, body), body);
    }

    private static String signature(String secret, String id, Instant at, String body) throws Exception {
        return new Webhook(secret).sign(id, at.getEpochSecond(), body);
    }

    private static Response deliver(String id, Instant at, String signature, String body) {
        return RestAssured.given()
                .contentType("application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", signature)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/accounts");
    }
}
