package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.LicenseAlerted.Alert;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.license.usecase.Activities.Change;

/** Seats (X18): set at the order, raised and lowered by staff, never exceeded, never taken from anybody. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LicenseSeatsIT {

    @Test
    void X18_a_license_ordered_without_seats_is_unlimited_and_one_with_them_shows_how_they_are_held() {
        Acts.license(Api.create(LicenseType.SCHOOL))
                .body("seats.limit", nullValue())
                .body("seats.free", nullValue())
                .body("seats.taken", equalTo(0));

        var license = Scene.of(Acts.create(LicenseType.SCHOOL, Map.of("seats", 3)));
        license.email(DANA, "ann@x.example");
        license.email(PAUL, "bob@x.example");

        Acts.license(license.licenseId)
                .body("seats.limit", equalTo(3))
                .body("seats.taken", equalTo(2))
                .body("seats.members", equalTo(1))
                .body("seats.invited", equalTo(1))
                .body("seats.waiting", equalTo(0))
                .body("seats.free", equalTo(1));
    }

    @Test
    void X18_raised_seats_are_given_at_once_to_those_who_wait_in_their_order() {
        var license = Scene.of(Acts.create(LicenseType.SCHOOL, Map.of("seats", 1)));
        license.email(DANA, "ann@x.example", "zoe@x.example", "bob@x.example", "cat@x.example");
        var revision = Acts.revision(license.licenseId);

        Acts.seats(license.licenseId, 3)
                .then()
                .statusCode(200)
                .body("seats.limit", equalTo(3))
                .body("seats.members", equalTo(3))
                .body("seats.waiting", equalTo(1))
                .body("revision", equalTo(revision + 1));

        assertThat(license.status("zoe@x.example")).isEqualTo("MEMBER");
        assertThat(license.status("bob@x.example")).isEqualTo("MEMBER");
        assertThat(license.status("cat@x.example")).isEqualTo("WAITING");
        assertThat(Acts.noted(license.licenseId, Change.SEATS)).containsExactly(Map.of("from", "1", "to", "3"));
        assertThat(Wire.heard(LicenseChanged.class, license.licenseId, revision + 1)
                        .getLast()
                        .seats())
                .isEqualTo(3);
    }

    @Test
    void X18_unlimited_seats_leave_nobody_waiting() {
        var license = Scene.of(Acts.create(LicenseType.SCHOOL, Map.of("seats", 1)));
        license.email(DANA, "ann@x.example", "bob@x.example", "cat@x.example");

        Acts.seats(license.licenseId, null)
                .then()
                .body("seats.limit", nullValue())
                .body("seats.members", equalTo(3))
                .body("seats.waiting", equalTo(0));
    }

    @Test
    void section_4_lowered_seats_unseat_nobody_and_who_leaves_then_frees_none() {
        var license = Scene.of(Acts.create(LicenseType.SCHOOL, Map.of("seats", 2)));
        license.email(DANA, "ann@x.example", "bob@x.example");

        Acts.seats(license.licenseId, 1).then().body("seats.taken", equalTo(2)).body("seats.free", equalTo(0));
        license.email(DANA, "cat@x.example");
        license.remove("ann@x.example");

        assertThat(List.of(license.status("bob@x.example"), license.status("cat@x.example")))
                .containsExactly("MEMBER", "WAITING");
    }

    @Test
    void the_same_number_again_changes_nothing() {
        var id = Acts.create(LicenseType.SCHOOL, Map.of("seats", 2));

        Acts.seats(id, 2).then().statusCode(200).body("revision", equalTo(1));

        assertThat(Acts.noted(id, Change.SEATS)).isEmpty();
    }

    @Test
    void section_2_only_staff_set_seats() {
        var id = Api.create(LicenseType.SCHOOL);
        for (var path : List.of("/seats", "/seats/plan")) {
            var url = "/api/licenses/" + id + path;
            var plan = path.endsWith("plan");
            var body = Map.of("seats", 5);

            var admin = asDana().body(body);
            var stranger = as(Tokens.of(OLGA)).body(body);
            problem(plan ? admin.post(url) : admin.put(url), 403, "staff-only");
            problem(plan ? stranger.post(url) : stranger.put(url), 404, "not-found");
        }
        Acts.license(id).body("seats.limit", nullValue());
    }

    @ParameterizedTest(name = "{0} is answered {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"seats": 0}                           | 422 | seats
                    {"seats": -1}                          | 422 | seats
                    {"seats": 5000000000}                  | 400 | malformed-request
                    {"seats": "many"}                      | 400 | malformed-request
                    {}                                     | 400 | malformed-request
                    {"seats": 5, "planId": "none"}         | 400 | malformed-request
                    {"seats": 5, "planId": "00000000-0000-0000-0000-000000000001"} | 404 | no-such-plan
                    """)
    void what_is_no_number_of_seats_is_refused(String body, int status, String slug) {
        var id = Api.create(LicenseType.SCHOOL);

        problem(asStaff().body(body).put("/api/licenses/" + id + "/seats"), status, slug);
        Acts.license(id).body("revision", equalTo(1));
    }

    @Test
    void alerts_tell_once_that_three_quarters_of_the_seats_are_held_and_once_that_all_are() {
        var license = Scene.of(Acts.create(LicenseType.SCHOOL, Map.of("seats", 4)));
        license.email(DANA, "a@x.example", "b@x.example", "c@x.example");
        license.email(PAUL, "d@x.example");
        license.email(DANA, "e@x.example");

        var alerts = Acts.alerts(license.licenseId, 2);

        assertThat(alerts.get(0).alert()).isEqualTo(Alert.SEATS_LOW);
        assertThat(alerts.get(0).taken()).isEqualTo(3);
        assertThat(alerts.get(1).alert()).isEqualTo(Alert.SEATS_GONE);
        assertThat(alerts.get(1).seats()).isEqualTo(4);
    }

    @Test
    void alerts_tell_that_a_lowering_left_no_seat() {
        var license = Scene.of(Api.create(LicenseType.SCHOOL));
        license.email(DANA, "a@x.example", "b@x.example");

        Acts.seats(license.licenseId, 2);

        assertThat(Acts.alerts(license.licenseId, 1).getFirst().alert()).isEqualTo(Alert.SEATS_GONE);
    }
}
