package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.enrollment.Api.DANA;
import static rollbook.enrollment.Api.STAFF;
import static rollbook.enrollment.Api.as;
import static rollbook.enrollment.Api.asDana;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Act;
import rollbook.events.Actor;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** The license key as those see it who run the license (R3, R35, R37). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class KeyIT {

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void R35_every_type_of_license_has_a_key_from_its_first_showing_on(LicenseType type) {
        var key = Codes.key(type);
        key.state().then().statusCode(200).body("exists", equalTo(false)).body("generation", nullValue());

        assertThat(key.shown()).matches("([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z*~$=U]");

        key.state()
                .then()
                .body("exists", equalTo(true))
                .body("generation", equalTo(1))
                .body("uses", equalTo(0))
                .body("joined", equalTo(0));
    }

    @Test
    void R3_shown_again_it_is_the_same_and_every_showing_is_noted() {
        var key = Codes.key(LicenseType.SCHOOL);
        var first = key.shown();

        assertThat(key.shown()).isEqualTo(first);
        var staffs = as(Tokens.of(STAFF, "staff")).post(key.path() + "/show");
        staffs.then().statusCode(200).header("Cache-Control", "no-store").body("key", equalTo(first));

        var notes = Wire.heard(AccessNoted.class, key.licenseId, 4);
        assertThat(notes).extracting(AccessNoted::act).containsExactly(Act.CREATED, Act.SHOWN, Act.SHOWN, Act.SHOWN);
        assertThat(notes.getFirst().actor())
                .isEqualTo(new Actor(Tokens.account(Api.DANA), Api.DANA, Actor.Role.LICENSE_ADMIN));
        assertThat(notes.getLast().actor().role()).isEqualTo(Actor.Role.STAFF);
        assertThat(notes.toString()).doesNotContain(first);
    }

    @Test
    void R37_the_key_comes_with_a_warning_that_it_can_be_passed_to_outsiders() {
        var key = Codes.key(LicenseType.SCHOOL);

        key.show().then().body("warning", containsString("people outside your school"));
        key.state()
                .then()
                .body("warning", containsString("people outside your school"))
                .body("key", nullValue());
    }

    @Test
    void limits_are_set_all_at_once_and_noted() {
        var key = Codes.key(LicenseType.SCHOOL);
        var end = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

        key.limit(Map.of("expiresAt", end.toString(), "maxUses", 35, "allowedDomains", List.of("Northfield.EXAMPLE")))
                .then()
                .statusCode(200)
                .body("expiresAt", equalTo(end.toString()))
                .body("maxUses", equalTo(35))
                .body("allowedDomains", equalTo(List.of("northfield.example")));
        key.limit(Map.of()).then().body("maxUses", nullValue()).body("allowedDomains", equalTo(List.of()));

        assertThat(Wire.heard(AccessNoted.class, key.licenseId, 3))
                .extracting(AccessNoted::act)
                .containsExactly(Act.CREATED, Act.LIMITED, Act.LIMITED);
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("expiresAt", "2020-01-01T00:00:00Z"),
                Arguments.of("expiresAt", "3000-01-01T00:00:00Z"),
                Arguments.of("maxUses", 0),
                Arguments.of("maxUses", -1),
                Arguments.of("maxUses", 1_000_001),
                Arguments.of("allowedDomains", List.of("no domain")),
                Arguments.of("allowedDomains", List.of("")),
                Arguments.of("allowedDomains", Collections.singletonList(null)),
                Arguments.of("allowedDomains", List.of("x.example\u0000")),
                Arguments.of("allowedDomains", Collections.nCopies(51, "x.example")));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void what_it_cannot_be_limited_to_is_said(String field, Object value) {
        var key = Codes.key(LicenseType.SCHOOL);

        problem(key.limit(Map.of(field, value)), 422, "invalid-limits");

        key.state().then().body("exists", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{\"maxUses\": {}}",
                "{\"expiresAt\": \"tomorrow\"}",
                "{\"maxUses\": 99999999999}"
            })
    void malformed_limits_are_refused(String body) {
        var key = Codes.key(LicenseType.SCHOOL);

        problem(asDana().body(body).put(key.path()), 400, "malformed-request");
    }

    @Test
    void rotated_the_old_key_is_worth_nothing_at_once_and_the_limits_stay() {
        var key = Codes.key(LicenseType.SCHOOL);
        var old = key.shown();
        key.limit(Map.of("maxUses", 35));

        key.rotate(Map.of())
                .then()
                .statusCode(200)
                .body("code.generation", equalTo(2))
                .body("code.maxUses", equalTo(35))
                .body("undone.people", equalTo(0));

        problem(Codes.redeem(Codes.somebody(), old), 404, "no-such-code");
        Codes.redeem(Codes.somebody(), key.shown()).then().statusCode(202);
        assertThat(Codes.sql("select sealed_code from license_code where generation = 1 and license_id = '"
                        + key.licenseId + "'"))
                .isNull();
        assertThat(Wire.heardUntil(AccessNoted.class, key.licenseId, note -> note.act() == Act.ROTATED))
                .isNotEmpty();
    }

    @Test
    void rotated_by_a_request_that_has_nothing_to_say_it_is_rotated() {
        var key = Codes.key(LicenseType.SCHOOL);
        key.shown();

        RestAssured.given()
                .auth()
                .oauth2(Tokens.of(DANA))
                .noContentType()
                .post(key.path() + "/rotate")
                .then()
                .statusCode(200)
                .body("code.generation", equalTo(2))
                .body("undone.people", equalTo(0));
    }

    @Test
    void rotated_twice_under_one_idempotency_key_it_is_rotated_once() {
        var key = Codes.key(LicenseType.SCHOOL);
        key.shown();

        for (var i = 0; i < 2; i++) {
            asDana().header("Idempotency-Key", "a-rotation")
                    .post(key.path() + "/rotate")
                    .then()
                    .statusCode(200)
                    .body("code.generation", equalTo(2));
        }
        key.state().then().body("generation", equalTo(2));
    }

    @Test
    void revoked_nobody_joins_by_it_until_a_new_one_is_made() {
        var key = Codes.key(LicenseType.SCHOOL);
        var old = key.shown();

        for (var i = 0; i < 2; i++) {
            asDana().delete(key.path()).then().statusCode(204);
        }

        problem(Codes.redeem(Codes.somebody(), old), 404, "no-such-code");
        key.state().then().body("exists", equalTo(false)).body("generation", equalTo(1));
        problem(key.show(), 409, "no-code-now");
        problem(key.limit(Map.of()), 409, "no-code-now");
        key.rotate(Map.of()).then().body("code.exists", equalTo(true)).body("code.generation", equalTo(2));
        assertThat(Wire.heardUntil(AccessNoted.class, key.licenseId, note -> note.act() == Act.ROTATED))
                .filteredOn(note -> note.act() == Act.REVOKED)
                .hasSize(1);
    }

    @Test
    void section_2_to_a_stranger_there_is_no_key() {
        var key = Codes.key(LicenseType.SCHOOL);
        key.shown();
        var olga = Tokens.of(Api.OLGA);

        problem(as(olga).get(key.path()), 404, "not-found");
        problem(as(olga).post(key.path() + "/show"), 404, "not-found");
        problem(as(olga).body(Map.of()).put(key.path()), 404, "not-found");
        problem(as(olga).post(key.path() + "/rotate"), 404, "not-found");
        problem(as(olga).delete(key.path()), 404, "not-found");
        problem(as(olga).get(key.path() + "/joins"), 404, "not-found");
        problem(
                as(olga).body(Map.of("since", "2026-01-01T00:00:00Z")).post(key.path() + "/joins/undo"),
                404,
                "not-found");
        problem(as(Tokens.unverified(Api.DANA)).post(key.path() + "/show"), 403, "address-not-verified");
        problem(asDana().get("/api/enrollments/" + key.licenseId + "/coupon"), 404, "not-found");
    }
}
