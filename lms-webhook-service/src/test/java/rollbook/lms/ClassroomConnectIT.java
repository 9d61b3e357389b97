package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.Klass.as;
import static rollbook.lms.SimulatedClassroom.google;
import static rollbook.lms.SimulatedClassroom.lms;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rollbook.events.AssignmentCreated;
import rollbook.events.LicenseType;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.Snapshots;
import rollbook.stack.google.ConsentBrowser;

/** A teacher connects Google Classroom with their own account, sees how it does, tries it, and disconnects it (R28). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedClassroom.class)
class ClassroomConnectIT {
    private final Klass klass = new Klass();

    @Test
    void R28_a_teacher_connects_with_their_own_account_and_google_tells_of_their_courses() {
        klass.connected();

        klass.health(klass.tara)
                .then()
                .statusCode(200)
                .body("email", equalTo(klass.tara))
                .body("courses", equalTo(1))
                .body("registered", equalTo(1))
                .body("nextRenewal", notNullValue())
                .body("trouble", equalTo(null));
        assertThat(lms().classroom().registrationsOf(klass.id(klass.tara))).hasSize(1);
    }

    @Test
    void no_token_stands_in_the_database_as_it_is() {
        klass.connected();

        assertThat(School.text("select refresh_token from classroom_grant where email = ?", klass.tara))
                .isNotEmpty()
                .doesNotContain("1//0");
    }

    @Test
    void X26_another_google_account_than_ones_own_is_refused() {
        klass.comeBack(ConsentBrowser.allow(klass.consentPage(klass.tara), klass.carl))
                .then()
                .statusCode(303)
                .header("Location", containsString("problem=not-your-google-account"));

        problem(klass.health(klass.tara), 404, "classroom-not-connected");
    }

    @Test
    void what_was_not_allowed_is_not_done_without() {
        var page = klass.consentPage(klass.tara);
        var some = ConsentBrowser.scopes(page).stream()
                .filter(scope -> !scope.contains("push-notifications"))
                .toList();

        klass.comeBack(ConsentBrowser.decide(page, klass.tara, some))
                .then()
                .header("Location", containsString("problem=google-scopes-missing"));

        problem(klass.health(klass.tara), 404, "classroom-not-connected");
    }

    @Test
    void whoever_says_no_at_google_is_not_connected() {
        klass.comeBack(ConsentBrowser.decide(klass.consentPage(klass.tara), klass.tara, List.of()))
                .then()
                .header("Location", containsString("problem=google-consent-refused"));

        problem(klass.health(klass.tara), 404, "classroom-not-connected");
    }

    @Test
    void a_state_counts_once() {
        var back = ConsentBrowser.allow(klass.consentPage(klass.tara), klass.tara);
        klass.comeBack(back).then().statusCode(303);

        problem(klass.comeBack(back), 410, "no-such-authorization");
        problem(RestAssured.get("/api/lms/classroom/callback?code=4/0x"), 410, "no-such-authorization");
    }

    @Test
    void whoever_is_not_signed_in_begins_nothing() {
        problem(RestAssured.given().post("/api/lms/classroom"), 401, "not-signed-in");
        problem(RestAssured.given().get("/api/lms/classroom"), 401, "not-signed-in");
    }

    @Test
    void what_is_tried_is_told_in_plain_words() {
        klass.connected();

        as(klass.tara)
                .post("/api/lms/classroom/test")
                .then()
                .statusCode(200)
                .body("checks.ok", equalTo(List.of(true, true, true)))
                .body("checks[1].why", equalTo("You teach one."))
                .body("checks.code", equalTo(List.of("consent", "courses", "told")))
                .body("checks[1].count", equalTo(1))
                .body("checks[2].why", equalTo("Of 1 of 1 courses."));

        google().revoke(klass.tara);
        as(klass.tara)
                .post("/api/lms/classroom/test")
                .then()
                .body("checks.ok", equalTo(List.of(false)))
                .body("checks[0].finding", equalTo("GRANT_GONE"))
                .body("checks[0].why", containsString("Google no longer accepts the consent"));
    }

    @Test
    void disconnecting_ends_what_google_tells_and_gives_the_consent_back() {
        klass.connected();
        var registration = klass.registration();

        as(klass.tara).delete("/api/lms/classroom").then().statusCode(204);

        problem(klass.health(klass.tara), 404, "classroom-not-connected");
        Patience.await("the consent to be given back")
                .until(() -> School.number(
                                "select count(*) from classroom_grant where email = ? and refresh_token is null",
                                klass.tara)
                        == 1);
        assertThat(lms().classroom().registrationsOf(klass.id(klass.tara))).isEmpty();
        assertThat(lms().classroom()
                        .push()
                        .send(registration, klass.opening(klass.ours(), klass.sam))
                        .join()
                        .status())
                .isEqualTo(204);
        problem(as(klass.tara).delete("/api/lms/classroom"), 404, "classroom-not-connected");
    }

    @Test
    void connecting_again_begins_anew_under_the_same_connection() {
        klass.connected();
        var id = klass.health(klass.tara).<String>path("id");
        as(klass.tara).delete("/api/lms/classroom");
        Patience.await("the consent to be given back")
                .until(() -> School.number(
                                "select count(*) from classroom_grant where email = ? and refresh_token is null",
                                klass.tara)
                        == 1);

        klass.connected();

        klass.health(klass.tara).then().body("id", equalTo(id)).body("registered", equalTo(1));
    }

    @Test
    void the_admins_of_a_license_see_the_classrooms_assignments_for_it_came_by() {
        LicenseOwner.knows(Snapshots.of(klass.license, 1, LicenseType.TEACHER, klass.tara, null));
        klass.connected();
        var connections = "/api/lms/" + klass.license + "/connections";
        assertThat(as(klass.tara).get(connections).<List<Map<String, Object>>>path("items"))
                .isEmpty();

        klass.ours();
        Wire.heard(AssignmentCreated.class, klass.license, 1);

        as(klass.tara)
                .get(connections)
                .then()
                .body("items.kind", equalTo(List.of("CLASSROOM")))
                .body("items[0].id", equalTo(klass.health(klass.tara).<String>path("id")));
    }

    @Test
    void a_registration_is_renewed_well_before_its_week_is_over() {
        klass.connected();
        assertThat(School.number(
                        "select count(*) from classroom_course where course_id = ?"
                                + " and renew_at between now() + interval '4 days' and now() + interval '5 days'",
                        klass.course.id()))
                .isEqualTo(1);
        var expiry = expiry();

        School.change("update classroom_course set renew_at = now() where course_id = ?", klass.course.id());

        Patience.await("the registration to be renewed").until(() -> !expiry().equals(expiry));
        assertThat(lms().classroom().registrationsOf(klass.id(klass.tara))).hasSize(1);
    }

    @Test
    void a_teacher_tries_theirs_five_times_a_minute() {
        klass.connected();
        var test = "/api/lms/classroom/test";
        for (var turn = 0; turn < 5; turn++) {
            Klass.as(klass.tara).post(test).then().statusCode(200);
        }

        var refused = Klass.as(klass.tara).post(test);

        problem(refused, 429, "tested-just-now");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    }

    private String expiry() {
        return School.text("select expires_at::text from classroom_course where course_id = ?", klass.course.id());
    }

    @Test
    void a_course_begun_later_is_found_and_one_no_longer_taught_is_forgotten() {
        klass.connected();
        var later = lms().classroom().addCourse("Chemistry", Set.of(klass.id(klass.tara)), Set.of());
        School.change(
                "insert into classroom_course (connection_id, course_id, seen_at)"
                        + " select connection_id, '9-gone', now() - interval '1 day' from classroom_grant where email = ?",
                klass.tara);

        School.change("update classroom_grant set look_at = now() where email = ?", klass.tara);

        Patience.await("the new course to be told of")
                .until(() -> klass.health(klass.tara).<Integer>path("registered") == 2);
        assertThat(School.number("select count(*) from classroom_course where course_id = '9-gone'"))
                .isZero();
        assertThat(School.number("select count(*) from classroom_course where course_id = ?", later.id()))
                .isEqualTo(1);
    }
}
