package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** One member explained: why, since when, by whom, and what removal would do. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MemberExplainedIT {
    private static final String ANN = "ann@x.example";
    private static final String BOB = "bob@x.example";

    @Test
    void R13_the_page_says_before_the_click_that_the_sync_brings_them_back() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);
        Scene.sql(
                "update claim set next_run_at = '2099-01-01 10:30+00' where license_id = '" + license.licenseId + "'");

        explained(license, ANN)
                .body("status", equalTo("MEMBER"))
                .body("why", startsWith("Added by OU sync"))
                .body("onRemoval.comesBack", equalTo(true))
                .body("onRemoval.by", equalTo("OU"))
                .body("onRemoval.at", equalTo("2099-01-01T10:30:00Z"))
                .body("onRemoval.sentence", equalTo("Comes back at 10:30 UTC by the OU sync."));
    }

    @Test
    void R42_the_page_says_before_the_click_that_the_scan_brings_them_back() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo("x.example");
        license.signUp("x.example", ANN);

        explained(license, ANN)
                .body("onRemoval.by", equalTo("DOMAIN"))
                .body("onRemoval.at", nullValue())
                .body("onRemoval.sentence", equalTo("Comes back with the next scan of the domain."));
    }

    @Test
    void X5_who_came_by_two_ways_is_told_with_both() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.csv(DANA, ANN);
        license.joined("unit-a", ANN);

        explained(license, ANN)
                .body("why", startsWith("Added by CSV"))
                .body("why", endsWith(" by " + DANA + "; also by OU sync."))
                .body("grants.method", contains("CSV", "OU"))
                .body("grants[0].actor.email", equalTo(DANA))
                .body("grants[1].source", equalTo("unit-a"));
    }

    @Test
    void the_history_holds_every_act_the_newest_first() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN);
        license.csv(DANA, ANN);
        license.remove(ANN);

        explained(license, ANN)
                .body("status", equalTo("REMOVED"))
                .body("why", startsWith("Removed by "))
                .body("why", endsWith(" by " + DANA + "."))
                .body("onRemoval", nullValue())
                .body("grants", hasSize(0))
                .body("history.items.kind", contains("REMOVAL", "FACT", "FACT"))
                .body("history.items.method", contains(null, "CSV", "EMAIL"))
                .body("history.items.before", contains("MEMBER", "INVITED", "NONE"))
                .body("history.items.after", contains("REMOVED", "MEMBER", "INVITED"))
                .body("history.items.outcome", contains("REMOVED", "ADDED", "INVITED"))
                .body("history.items.actor.email", contains(DANA, DANA, PAUL))
                .body("history.items[0].batchId", notNullValue());
    }

    @Test
    void the_history_comes_page_by_page() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN);
        license.csv(DANA, ANN);
        license.remove(ANN);
        var path = path(license, license.member(ANN)) + "/history?limit=2";

        var first = asDana().get(path)
                .then()
                .statusCode(200)
                .body("items.outcome", contains("REMOVED", "ADDED"))
                .extract();
        asDana().get(path + "&cursor=" + first.path("next"))
                .then()
                .statusCode(200)
                .body("items.outcome", contains("INVITED"))
                .body("next", nullValue());
        asDana().get(path + "&cursor=eA").then().statusCode(400);
    }

    @Test
    void who_waits_knows_their_place_and_that_removal_would_cost_it() {
        var license = Scene.on(LicenseType.SCHOOL).synced().seats(1);
        license.joined("unit-a", ANN);
        license.joined("unit-a", BOB);

        explained(license, BOB)
                .body("position", equalTo(1))
                .body("why", startsWith("Waiting for a seat, number 1 in line. Added by OU sync"));
        explained(license, ANN)
                .body("onRemoval.waits", equalTo(true))
                .body(
                        "onRemoval.sentence",
                        equalTo("Comes back with the next OU sync, but waits for a seat, last in line."));
    }

    @Test
    void who_is_kept_out_is_told_by_whom_and_since_when() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(DANA, ANN);
        license.keepOutByStaff(ANN);

        explained(license, ANN)
                .body("status", equalTo("KEPT_OUT"))
                .body("keptOut[0].by", equalTo("STAFF"))
                .body("keptOut[0].since", notNullValue())
                .body("keptOut[0].actor.role", equalTo("STAFF"))
                .body("why", containsString("kept out by "))
                .body("why", endsWith(" by our staff."));

        license.email(DANA, ANN);

        explained(license, ANN)
                .body("history.items[0].outcome", equalTo("KEPT_OUT"))
                .body("history.items[0].rule", equalTo("§4"))
                .body("history.items[0].reason", equalTo("kept-out"));
    }

    @Test
    void an_invite_is_told_with_who_invited() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN);

        explained(license, ANN)
                .body("why", startsWith("Invited by email list"))
                .body("why", endsWith(" by " + PAUL + "; not answered yet."))
                .body("onRemoval.comesBack", equalTo(false));
    }

    @Test
    void who_turned_out_to_be_somebody_else_is_found_as_them_with_the_history_of_both() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(DANA, "merged@x.example");
        license.csv(DANA, "survivor@x.example");
        var merged = license.member("merged@x.example");
        var survivor = license.member("survivor@x.example");
        Scene.sql("update person set merged_into = '%s' where id = '%s'".formatted(survivor, merged));

        var found = asDana().get(path(license, merged)).then().statusCode(200).extract();

        assertThat(found.<String>path("memberId")).isEqualTo(survivor.toString());
        assertThat(found.<List<String>>path("history.items.method")).containsExactly("CSV", "EMAIL");
    }

    @Test
    void who_never_was_on_the_license_is_not_there() {
        var license = Scene.on(LicenseType.SCHOOL);
        var other = Scene.on(LicenseType.SCHOOL);
        other.email(DANA, ANN);

        for (var member : new UUID[] {UUID.randomUUID(), other.member(ANN)}) {
            asDana().get(path(license, member)).then().statusCode(404);
            asDana().get(path(license, member) + "/history").then().statusCode(404);
        }
        as(Tokens.of(OLGA)).get(path(other, other.member(ANN))).then().statusCode(404);
        asDana().get("/api/licenses/" + license.licenseId + "/members/nobody")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse explained(Scene license, String email) {
        return asDana().get(path(license, license.member(email))).then().statusCode(200);
    }

    private static String path(Scene license, UUID member) {
        return "/api/licenses/" + license.licenseId + "/members/" + member;
    }
}
