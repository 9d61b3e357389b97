package rollbook.license;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** How a license grew, and by which ways. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class GrowthIT {
    @Inject
    Database database;

    @Test
    void each_day_ends_with_the_members_there_were_then() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(DANA, "ann@x.example", "bob@x.example", "cat@x.example");
        daysAgo(license, 5);
        license.remove("ann@x.example");
        daysAgo(license, 2);
        license.email(DANA, "dave@x.example");

        growth(license, "?days=7")
                .body("days.members", contains(0, 3, 3, 3, 2, 2, 3))
                .body("days.joined", contains(0, 3, 0, 0, 0, 0, 1))
                .body("days.left", contains(0, 0, 0, 0, 1, 0, 0))
                .body("days[6].day", equalTo(LocalDate.now(ZoneOffset.UTC).toString()));
    }

    @Test
    void what_was_before_the_first_day_is_still_counted() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(DANA, "ann@x.example", "bob@x.example");
        daysAgo(license, 40);

        growth(license, "?days=2").body("days.members", contains(2, 2)).body("days.joined", contains(0, 0));
    }

    @Test
    void who_is_invited_or_waits_is_no_member() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.seats(1);
        license.csv(DANA, "ann@x.example", "bob@x.example");

        growth(license, "?days=1").body("days.members", contains(1)).body("days.joined", contains(1));
    }

    @Test
    void who_came_by_two_ways_counts_for_both() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(DANA, "ann@x.example", "bob@x.example");
        license.email(DANA, "ann@x.example");

        growth(license, "")
                .body("days", hasSize(90))
                .body("methods", hasSize(7))
                .body(
                        "methods",
                        hasItems(
                                Map.of("method", "CSV", "members", 2),
                                Map.of("method", "EMAIL", "members", 1),
                                Map.of("method", "KEY", "members", 0)));
    }

    @Test
    void the_days_are_those_of_the_reader() {
        var license = Scene.on(LicenseType.SCHOOL);

        growth(license, "?days=1&zone=Pacific/Kiritimati")
                .body(
                        "days.day",
                        hasItem(LocalDate.now(java.time.ZoneId.of("Pacific/Kiritimati"))
                                .toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?days=0", "?days=401", "?days=x", "?zone=Nowhere", "?zone=+01:00"})
    void what_cannot_be_read_is_refused(String query) {
        var status = asDana().get("/api/licenses/" + Api.create(LicenseType.SCHOOL) + "/growth" + query)
                .statusCode();

        org.assertj.core.api.Assertions.assertThat(status).isIn(400, 404);
    }

    @Test
    void section_2_a_stranger_is_told_nothing() {
        as(Tokens.of(OLGA))
                .get("/api/licenses/" + Api.create(LicenseType.SCHOOL) + "/growth")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse growth(Scene license, String query) {
        return asDana().get("/api/licenses/" + license.licenseId + "/growth" + query)
                .then()
                .statusCode(200);
    }

    /** What was recorded within this hour was, from now on, so many days ago. */
    private void daysAgo(Scene license, int days) {
        database.with(sql -> sql.createUpdate("""
                        update act set recorded_at = recorded_at - make_interval(days => :days)
                        where license_id = :license and recorded_at > now() - interval '1 hour'
                        """)
                .bind("days", days)
                .bind("license", license.licenseId)
                .execute());
    }
}
