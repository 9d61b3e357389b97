package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** Who has premium access now: only members, only of a live license, to the second. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CoverageIT {
    private static final String COVERAGE = "/api/licenses/coverage";

    @Test
    void a_member_is_covered_and_sees_by_which_license_until_when() {
        var email = someone();
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(DANA, email);

        as(Tokens.of(email))
                .get(COVERAGE + "/me")
                .then()
                .statusCode(200)
                .body("covered", equalTo(true))
                .body("until", nullValue())
                .body("licenses.licenseId", equalTo(List.of(license.licenseId.toString())))
                .body("licenses[0].lmsEnrollment", equalTo(false))
                .body("licenses[0].name", equalTo("Northfield SCHOOL"));
    }

    @Test
    void R21_whoever_is_invited_or_waits_is_not_covered() {
        var invited = someone();
        var waiting = someone();
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.email(PAUL, invited);
        license.email(DANA, waiting);

        for (var email : List.of(invited, waiting, "nobody@x.example")) {
            as(Tokens.of(email)).get(COVERAGE + "/me").then().statusCode(200).body("covered", equalTo(false));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "suspended,              suspended = true",
        "over this very moment,  ends_at = clock_timestamp()",
        "long over,              ends_at = clock_timestamp() - interval '1 year'",
    })
    void section_4_premium_access_is_off_the_instant_a_license_ends_and_on_again_when_renewed(
            String what, String ending) {
        var email = someone();
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(DANA, email);

        Scene.sql("update license set " + ending + " where id = '" + license.licenseId + "'");
        assertThat(isCovered(email)).as(what).isFalse();

        Scene.sql("update license set suspended = false, ends_at = clock_timestamp() + interval '1 hour' where id = '"
                + license.licenseId + "'");
        assertThat(isCovered(email)).isTrue();
    }

    @Test
    void the_app_asks_for_five_hundred_addresses_and_is_answered_in_their_order() {
        var covered = someone();
        Scene.on(LicenseType.DISTRICT).email(DANA, covered);
        var asked = IntStream.range(0, 500)
                .mapToObj(i -> i == 250 ? " " + covered.toUpperCase(Locale.ROOT) : i + "@nobody.example")
                .toList();

        as(Tokens.app())
                .body(Map.of("emails", asked))
                .post(COVERAGE)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(500))
                .body("items[250].email", equalTo(asked.get(250)))
                .body("items[250].covered", equalTo(true))
                .body("items.count { it.covered }", equalTo(1));
    }

    @Test
    void the_app_asks_for_one_address_and_is_told_when_nothing_changed() {
        var email = someone();
        var license = Scene.on(LicenseType.DISTRICT);
        license.email(DANA, email);
        var tag = as(Tokens.app())
                .get(COVERAGE + "?email=" + email)
                .then()
                .statusCode(200)
                .body("covered", equalTo(true))
                .extract()
                .header("ETag");

        as(Tokens.app())
                .header("If-None-Match", tag)
                .get(COVERAGE + "?email=" + email)
                .then()
                .statusCode(304);
        license.remove(email);
        as(Tokens.app())
                .header("If-None-Match", tag)
                .get(COVERAGE + "?email=" + email)
                .then()
                .statusCode(200)
                .body("covered", equalTo(false));
    }

    @Test
    void only_the_app_asks_about_others_and_bad_questions_are_told() {
        as(Tokens.of(DANA)).get(COVERAGE + "?email=" + DANA).then().statusCode(403);
        as(Tokens.of(DANA))
                .body(Map.of("emails", List.of(DANA)))
                .post(COVERAGE)
                .then()
                .statusCode(403);
        as(Tokens.app()).get(COVERAGE).then().statusCode(422).body("type", equalTo("/problems/not-an-email"));
        as(Tokens.app()).body("{}").post(COVERAGE).then().statusCode(400);
        for (var count : List.of(0, 501)) {
            as(Tokens.app())
                    .body(Map.of("emails", Collections.nCopies(count, "a@x.example")))
                    .post(COVERAGE)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/too-many-asked"));
        }
        as(Tokens.app())
                .body(Map.of("emails", List.of("no address")))
                .post(COVERAGE)
                .then()
                .statusCode(200)
                .body("items[0].covered", equalTo(false));
    }

    @Test
    void X16_whoever_signs_in_with_an_address_that_is_another_accounts_is_not_covered_by_it() {
        var email = someone();
        var license = Scene.on(LicenseType.DISTRICT);
        license.key(email);

        assertThat(isCovered(email)).isTrue();
        as(Tokens.ofAccount(UUID.randomUUID(), email))
                .get(COVERAGE + "/me")
                .then()
                .statusCode(200)
                .body("covered", equalTo(false));
    }

    private static boolean isCovered(String email) {
        return as(Tokens.of(email))
                .get(COVERAGE + "/me")
                .then()
                .statusCode(200)
                .extract()
                .path("covered");
    }

    private static String someone() {
        return "u" + UUID.randomUUID() + "@x.example";
    }
}
