package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.enrollment.Api.as;
import static rollbook.enrollment.Api.asDana;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** Anybody signed in redeems a license key (R36): the fact that is said, and the answers where nothing is. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class RedemptionIT {
    private static final String REDEMPTIONS = "/api/enrollments/redemptions";

    @Test
    void R36_any_user_enters_the_key_and_license_service_hears_of_it() {
        var key = Codes.key(LicenseType.SCHOOL);
        var una = Codes.somebody();

        Codes.redeem(una, key.shown().toLowerCase(Locale.ROOT).replace("-", " "))
                .then()
                .statusCode(202)
                .body("state", equalTo("PROCESSING"))
                .body("outcome", nullValue())
                .header("Location", endsWith(REDEMPTIONS + "/" + onlyRedemption(key)));

        var fact = Wire.heard(UserEnrolled.class, key.licenseId, 1).getFirst();
        assertThat(fact.method()).isEqualTo(EnrollmentMethod.KEY);
        assertThat(fact.source()).isEqualTo("1");
        assertThat(fact.actor()).isEqualTo(new Actor(Tokens.account(una), una, Actor.Role.USER));
        assertThat(fact.people()).containsExactly(new UserEnrolled.Person(1, una, Tokens.account(una)));
        assertThat(fact.batchId()).isEqualTo(onlyRedemption(key));
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"ADDED", "ALREADY_MEMBER", "REASON_ADDED", "WAITING", "KEPT_OUT", "REFUSED"})
    void what_became_of_it_is_told_to_who_redeemed_and_to_nobody_else(Outcome outcome) {
        var key = Codes.key(LicenseType.SCHOOL);
        var una = Codes.somebody();
        var id = Codes.redeemed(una, key.shown());

        key.decide(id, una, outcome);

        Codes.redemption(una, id)
                .then()
                .body("state", equalTo("DONE"))
                .body("outcome", equalTo(outcome.name()))
                .body("rule", outcome == Outcome.REFUSED ? equalTo("§4") : nullValue())
                .body("reason", outcome == Outcome.REFUSED ? equalTo("license-not-live") : nullValue())
                .body("detail", outcome == Outcome.REFUSED ? equalTo("The license is expired.") : nullValue());
        assertThat(key.joins())
                .extracting(join -> join.get("reason"))
                .containsExactly(outcome == Outcome.REFUSED ? "license-not-live" : null);
        problem(Codes.redemption(Codes.somebody(), id), 404, "not-found");
        problem(asDana().get(REDEMPTIONS + "/" + id), 404, "not-found");
    }

    @Test
    void section_4_redeemed_again_before_the_answer_it_is_said_again_and_one_use() {
        var key = Codes.key(LicenseType.SCHOOL);
        var code = key.shown();
        key.limit(Map.of("maxUses", 1));
        var una = Codes.somebody();

        var first = Codes.redeemed(una, code);

        assertThat(Codes.redeemed(una, code))
                .as("a removal between them voids the first")
                .isNotEqualTo(first);
        key.state().then().body("uses", equalTo(1));
        var facts = Wire.heard(UserEnrolled.class, key.licenseId, 2);
        assertThat(facts.getLast().stamp()).isGreaterThan(facts.getFirst().stamp());
    }

    @Test
    void section_4_whoever_was_removed_meanwhile_is_said_again_without_another_use() {
        var key = Codes.key(LicenseType.SCHOOL);
        var code = key.shown();
        key.limit(Map.of("maxUses", 1));
        var una = Codes.somebody();
        var first = Codes.redeemed(una, code);
        key.decide(first, una, Outcome.ADDED);

        assertThat(Codes.redeemed(una, code)).isNotEqualTo(first);

        var facts = Wire.heard(UserEnrolled.class, key.licenseId, 2);
        assertThat(facts.getLast().stamp()).isGreaterThan(facts.getFirst().stamp());
        key.state().then().body("uses", equalTo(1));
        problem(Codes.redeem(Codes.somebody(), code), 404, "no-such-code");
    }

    @Test
    void fifty_at_once_on_twenty_uses_are_exactly_twenty() throws Exception {
        var key = Codes.key(LicenseType.SCHOOL);
        var code = key.shown();
        key.limit(Map.of("maxUses", 20));
        var tries = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(
                        _ -> () -> Codes.redeem(Codes.somebody(), code).statusCode())
                .toList();
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting())))
                .isEqualTo(Map.of(202, 20L, 404, 30L));
        key.state().then().body("uses", equalTo(20));
        assertThat(key.joins()).hasSize(20);
    }

    @Test
    void what_counts_no_more_never_counted_or_is_not_for_them_is_answered_alike_byte_for_byte() {
        var answers = new LinkedHashMap<String, Response>();
        var unknown = Codes.key(LicenseType.SCHOOL).shown();
        Codes.sql("delete from license_code where license_id = (select license_id from license_code order by created_at"
                + " desc limit 1)");
        answers.put("unknown", Codes.redeem(Codes.somebody(), unknown));
        answers.put("mistyped", Codes.redeem(Codes.somebody(), "0000-0000-0000-0000-0000-1"));
        answers.put("an unknown link", Codes.redeem(Codes.somebody(), "http://x.example/join/AAECAwQFBgcICQoLDA0ODw"));
        answers.put("none at all", Codes.redeem(Codes.somebody(), "let me in"));
        answers.put("10 kB", Codes.redeem(Codes.somebody(), "A".repeat(10_000)));
        answers.put("NUL", Codes.redeem(Codes.somebody(), "\u0000"));
        answers.put("revoked", Codes.redeem(Codes.somebody(), revoked()));
        answers.put("rotated", Codes.redeem(Codes.somebody(), rotated()));
        answers.put("expired", Codes.redeem(Codes.somebody(), expired()));
        answers.put("used up", Codes.redeem(Codes.somebody(), usedUp()));
        answers.put("for another domain", Codes.redeem(Codes.somebody(), forAnotherDomain()));

        problem(answers.get("unknown"), 404, "no-such-code");
        assertThat(answers.values().stream().map(RedemptionIT::bytes).distinct())
                .hasSize(1);
    }

    private static String bytes(Response answer) {
        return answer.statusCode() + "\n"
                + answer.headers().asList().stream()
                        .filter(header -> !header.getName().equalsIgnoreCase("Date"))
                        .map(Object::toString)
                        .collect(Collectors.joining("\n"))
                + "\n" + answer.asString();
    }

    private static String revoked() {
        var key = Codes.key(LicenseType.SCHOOL);
        var code = key.shown();
        asDana().delete(key.path());
        return code;
    }

    private static String rotated() {
        var key = Codes.key(LicenseType.SCHOOL);
        var code = key.shown();
        key.rotate(Map.of());
        return code;
    }

    private static String expired() {
        var key = Codes.key(LicenseType.SCHOOL);
        Codes.redeem(Codes.somebody(), key.shown()).then().statusCode(202);
        Codes.sql("update license_code set expires_at = clock_timestamp() where license_id = '" + key.licenseId + "'");
        return key.shown();
    }

    private static String usedUp() {
        var key = Codes.key(LicenseType.SCHOOL);
        key.limit(Map.of("maxUses", 1));
        Codes.redeem(Codes.somebody(), key.shown()).then().statusCode(202);
        return key.shown();
    }

    private static String forAnotherDomain() {
        var key = Codes.key(LicenseType.SCHOOL);
        key.limit(Map.of("allowedDomains", List.of("otherschool.example")));
        return key.shown();
    }

    @Test
    void whoever_is_of_an_allowed_domain_joins() {
        var key = Codes.key(LicenseType.SCHOOL);
        key.limit(Map.of("allowedDomains", List.of("NORTHFIELD.example")));

        Codes.redeem(Codes.somebody(), key.shown()).then().statusCode(202);
    }

    @Test
    void R3_who_joined_by_it_and_when_is_read_page_by_page() {
        var key = Codes.key(LicenseType.SCHOOL);
        var una = Codes.somebody();
        key.decide(Codes.redeemed(una, key.shown()), una, Outcome.ADDED);
        key.rotate(Map.of());
        var ulf = Codes.somebody();
        Codes.redeemed(ulf, key.shown());

        var page = asDana().get(key.path() + "/joins?limit=1").then().extract();
        assertThat(page.<List<String>>path("items.email")).containsExactly(ulf);
        asDana().get(key.path() + "/joins?limit=1&cursor=" + page.path("next"))
                .then()
                .body("items.email", equalTo(List.of(una)))
                .body("items[0].generation", equalTo(1))
                .body("items[0].outcome", equalTo("ADDED"))
                .body("next", nullValue());
        key.state().then().body("joined", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "[]", "{}", "{\"code\": null}", "{\"code\": \" \"}", "{\"code\": {\"a\": 1}}"})
    void without_a_code_the_request_is_malformed_and_no_guess(String body) {
        var una = Tokens.of(Codes.somebody());
        for (var i = 0; i < 11; i++) {
            problem(as(una).body(body).post(REDEMPTIONS), 400, "malformed-request");
        }
    }

    @Test
    void whoever_is_not_signed_in_or_has_no_proven_address_redeems_nothing() {
        var code = Map.of("code", Codes.key(LicenseType.SCHOOL).shown());
        var una = Codes.somebody();

        problem(RestAssured.given().contentType("application/json").body(code).post(REDEMPTIONS), 401, "not-signed-in");
        problem(as(Tokens.expired(una)).body(code).post(REDEMPTIONS), 401, "not-signed-in");
        problem(as(Tokens.forAnotherApi(una)).body(code).post(REDEMPTIONS), 401, "not-signed-in");
        problem(as(Tokens.unverified(una)).body(code).post(REDEMPTIONS), 403, "address-not-verified");
        problem(as(Tokens.of(una)).get(REDEMPTIONS + "/" + UUID.randomUUID()), 404, "not-found");
        problem(as(Tokens.of(una)).get(REDEMPTIONS + "/nonsense"), 404, "not-found");
    }

    private static UUID onlyRedemption(Codes key) {
        return UUID.fromString(
                String.valueOf(Codes.sql("select id from redemption where license_id = '" + key.licenseId + "'")));
    }
}
