package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.lms.Visit.LEARNER;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.lms.usecase.ForgetOld;

/** What nobody needs any more is not kept. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class ForgettingIT {
    @Inject
    ForgetOld forgetOld;

    @Test
    void an_open_of_an_assignment_nobody_knows_is_forgotten_after_thirty_days() {
        var school = School.connected();
        open(school);
        var parked = "select count(*) from parked_open where connection_id = ?";
        var id = UUID.fromString(school.connectionId);

        forgetOld.deliveries();
        assertThat(School.number(parked, id)).isOne();

        School.change("update parked_open set parked_at = parked_at - interval '31 days' where connection_id = ?", id);
        forgetOld.deliveries();
        assertThat(School.number(parked, id)).isZero();
    }

    @Test
    void the_thirty_days_begin_anew_with_each_open() {
        var school = School.connected();
        var id = UUID.fromString(school.connectionId);
        open(school);
        School.change("update parked_open set parked_at = parked_at - interval '31 days' where connection_id = ?", id);
        open(school);

        forgetOld.deliveries();

        assertThat(School.number("select count(*) from parked_open where connection_id = ?", id))
                .isOne();
    }

    private static void open(School school) {
        new Visit(school)
                .of("unknown")
                .by("student-1", school.of("sue"), LEARNER)
                .launch()
                .then()
                .statusCode(200);
    }

    @Test
    void logins_and_forms_are_forgotten_when_they_count_no_more() {
        var school = School.connected();
        Visit.login(school).then().statusCode(302);
        School.change("update lti_state set expires_at = clock_timestamp() - interval '1 second'");

        forgetOld.minutesOld();

        assertThat(School.number("select count(*) from lti_state")).isZero();
    }

    @Test
    void what_a_feed_said_a_teacher_made_is_forgotten_after_ninety_days() {
        var school = new School();
        var account = TestFeed.account();
        var feed = TestFeed.canvas(school, account, false);
        feed.signed(TestFeed.event("01_assignment_created.external_tool.json", account));
        var hints = "select count(*) from making_hint where license_id = ?";

        forgetOld.deliveries();
        assertThat(School.number(hints, school.licenseId)).isOne();

        School.change(
                "update making_hint set hinted_at = hinted_at - interval '91 days' where license_id = ?",
                school.licenseId);
        forgetOld.deliveries();
        assertThat(School.number(hints, school.licenseId)).isZero();
    }

    @Test
    void what_was_delivered_is_forgotten_after_ninety_days() {
        var school = School.connected();
        new Visit(school).launch().then().statusCode(200);
        var id = UUID.fromString(school.connectionId);
        School.change("update delivery set received_at = received_at - interval '91 days' where connection_id = ?", id);

        forgetOld.deliveries();

        assertThat(School.number("select count(*) from delivery where connection_id = ?", id))
                .isZero();
    }
}
