package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.AppSays.account;
import static rollbook.lms.AppSays.opened;
import static rollbook.lms.AppSays.send;
import static rollbook.lms.School.STAFF;
import static rollbook.lms.School.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** How the connections do that are of no license: our staff see what came by them, and what was refused and why. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(AppParts.class)
class OurOwnIT {
    private static final String APP = "/api/lms/app";
    private static final String FORGED = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void what_the_app_sent_last_and_what_became_of_it_is_seen() {
        var before = number(app(), "deliveries.counts.PARKED");
        var begun = Instant.now().minusSeconds(60);

        send(opened("a-" + UUID.randomUUID(), account(UUID.randomUUID())))
                .then()
                .statusCode(202)
                .body("state", equalTo("PARKED"));

        assertThat(number(app(), "deliveries.counts.PARKED")).isEqualTo(before + 1);
        assertThat(Instant.parse(app().getString("deliveries.lastAt"))).isAfter(begun);
        assertThat(app().getString("kind")).isEqualTo("APP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad-signature", "malformed-request"})
    void what_of_the_app_was_refused_is_counted_by_its_reason(String why) {
        var before = refused(why);

        (why.equals("bad-signature") ? send(FORGED, AppSays.fresh(), "{}") : send("{}"))
                .then()
                .statusCode(why.equals("bad-signature") ? 401 : 400);

        Patience.await().until(() -> refused(why), after -> after == before + 1);
    }

    @Test
    void where_a_secret_is_shared_with_the_app_it_is_in_no_trouble() {
        as(STAFF, "staff").get(APP).then().statusCode(200).body("trouble", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {APP, "/api/lms/classroom/all"})
    void nobody_but_staff_sees_them(String path) {
        problem(as("dana@northfield.example").get(path), 403, "not-allowed");
        problem(RestAssured.given().get(path), 401, "not-signed-in");
        as(STAFF, "staff").get(path).then().statusCode(200);
    }

    private static long refused(String why) {
        return number(app(), "rejected.find { it.why == '" + why + "' }?.count");
    }

    private static long number(JsonPath of, String path) {
        return ((Number) Objects.requireNonNullElse(of.get(path), 0)).longValue();
    }

    private static JsonPath app() {
        return as(STAFF, "staff").get(APP).then().statusCode(200).extract().jsonPath();
    }
}
