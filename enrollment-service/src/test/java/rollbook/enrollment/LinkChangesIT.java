package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.enrollment.Api.as;
import static rollbook.enrollment.Api.asDana;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Act;
import rollbook.events.AccessNoted.Subject;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.events.UserWithdrawn;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** The license link is limited, rotated, revoked and undone as the key is, and hidden from the same people. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class LinkChangesIT {
    private final Codes link = Codes.link(LicenseType.TEACHER);
    private final String una = Codes.somebody();

    @Test
    void section_2_to_a_stranger_and_to_a_member_there_is_no_link() {
        link.decide(Codes.redeemed(una, link.shown()), una, Outcome.ADDED);

        for (var stranger : List.of(Api.OLGA, una)) {
            hidden(as(Tokens.of(stranger)), 404, "not-found");
        }
        hidden(as(Tokens.expired(Api.DANA)), 401, "not-signed-in");
        hidden(RestAssured.given().contentType("application/json"), 401, "not-signed-in");
        hidden(as(Tokens.unverified(Api.DANA)), 403, "address-not-verified");
    }

    private void hidden(RequestSpecification who, int status, String slug) {
        var path = link.path();
        problem(RestAssured.given(who).get(path), status, slug);
        problem(RestAssured.given(who).post(path + "/show"), status, slug);
        problem(RestAssured.given(who).get(path + "/qr.svg"), status, slug);
        problem(RestAssured.given(who).get(path + "/qr.png"), status, slug);
        problem(RestAssured.given(who).body(Map.of()).put(path), status, slug);
        problem(RestAssured.given(who).post(path + "/rotate"), status, slug);
        problem(RestAssured.given(who).delete(path), status, slug);
        problem(RestAssured.given(who).get(path + "/joins"), status, slug);
        problem(
                RestAssured.given(who)
                        .body(Map.of("since", "2026-01-01T00:00:00Z"))
                        .post(path + "/joins/undo"),
                status,
                slug);
    }

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void section_2_a_stranger_is_not_told_that_a_license_is_of_a_type_without_a_link(LicenseType type) {
        var theirs = Codes.link(type);

        problem(as(Tokens.of(Api.OLGA)).post(theirs.path() + "/show"), 404, "not-found");
        problem(as(Tokens.of(Api.OLGA)).get(theirs.path()), 404, "not-found");
        problem(as(Tokens.of(Api.OLGA)).get(theirs.path() + "/qr.svg"), 404, "not-found");
    }

    @Test
    void rotated_the_old_link_is_worth_nothing_at_once_and_the_limits_stay() {
        var old = link.shown();
        link.limit(Map.of("maxUses", 1)).then().statusCode(200).body("maxUses", equalTo(1));

        link.rotate(Map.of()).then().body("code.generation", equalTo(2)).body("code.maxUses", equalTo(1));

        problem(Codes.redeem(una, old), 404, "no-such-code");
        Codes.redeemed(una, link.shown());
        problem(Codes.redeem(Codes.somebody(), link.shown()), 404, "no-such-code");
    }

    @Test
    void revoked_nobody_joins_by_it_and_no_image_of_it_is_drawn() {
        var old = link.shown();

        asDana().delete(link.path()).then().statusCode(204);

        problem(Codes.redeem(una, old), 404, "no-such-code");
        problem(link.show(), 409, "no-code-now");
        problem(asDana().get(link.path() + "/qr.png"), 409, "no-code-now");
        assertThat(Wire.heard(AccessNoted.class, link.licenseId, 3))
                .allSatisfy(note -> assertThat(note.subject()).isEqualTo(Subject.LINK))
                .extracting(AccessNoted::act)
                .containsExactly(Act.CREATED, Act.SHOWN, Act.REVOKED);
    }

    @Test
    void R33_joins_by_link_are_undone_and_those_by_the_same_license_s_key_are_not() {
        var ulf = Codes.somebody();
        Codes.redeemed(una, link.shown());
        var key = "/api/enrollments/" + link.licenseId + "/key";
        Codes.redeemed(ulf, asDana().post(key + "/show").path("key"));

        link.undo("2026-01-01T00:00:00Z").then().body("people", equalTo(1));

        var fact = Wire.heard(UserWithdrawn.class, link.licenseId, 1).getFirst();
        assertThat(fact.method()).isEqualTo(EnrollmentMethod.LINK);
        assertThat(fact.people()).extracting(UserWithdrawn.Person::email).containsExactly(una);
        asDana().get(key + "/joins").then().body("items[0].undoneAt", nullValue());
    }
}
