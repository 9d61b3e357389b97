package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.Visit.INSTRUCTOR;
import static rollbook.lms.Visit.LEARNER;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.AccessNoted;
import rollbook.events.AssignmentCreated;
import rollbook.events.AssignmentOpened;
import rollbook.events.Topic;
import rollbook.events.UnreadableEventException;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** A teacher makes our assignment, students open it, and what is said of that. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class LaunchIT {
    @AfterEach
    void license_service_is_back() {
        LicenseOwner.isAway(false);
    }

    @Test
    void R29_a_student_who_opens_our_assignment_is_said_with_the_teacher_who_made_it() {
        var school = School.connected();
        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");

        var page = new Visit(school)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launchInFrame();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("Unit 3");
        var opened = opens(school, 1).getFirst();
        assertThat(opened.assignmentId()).isEqualTo(assignment);
        assertThat(opened.maker()).isEqualTo(user(school, "teacher-1", school.dana));
        assertThat(opened.person()).isEqualTo(user(school, "student-1", school.of("sue")));
        assertThat(Wire.heard(AssignmentCreated.class, school.licenseId, 1))
                .singleElement()
                .satisfies(created -> assertThat(created.title()).isEqualTo("Unit 3"));
    }

    @Test
    void R30_a_regular_link_enrolls_nobody_and_says_to_its_teacher_how_ours_differs() {
        var school = School.connected();
        var ours = Teacher.makes(school, "teacher-1", school.dana, "Ours");

        for (var i = 0; i < 5; i++) {
            new Visit(school)
                    .by("regular-" + i, school.of("r" + i), LEARNER)
                    .launch()
                    .then()
                    .statusCode(200);
        }
        var toTeacher = new Visit(school)
                .by("teacher-1", school.dana, INSTRUCTOR)
                .launchInFrame()
                .asString();
        new Visit(school).of(ours).by("student-1", school.of("sue"), LEARNER).launch();

        assertThat(opens(school, 1))
                .singleElement()
                .matches(opened -> opened.person().subject().equals("student-1"));
        assertThat(toTeacher).contains("regular assignment");
        assertThat(parked(school)).isZero();
    }

    @Test
    void R31_who_never_opens_it_is_never_said() {
        var school = School.connected();
        Teacher.makes(school, "teacher-1", school.dana, "Unit 3");
        Visit.login(school).then().statusCode(302);

        assertThat(Wire.heard(AssignmentCreated.class, school.licenseId, 1)).hasSize(1);
        assertThat(saidNow(school)).isEmpty();
    }

    @Test
    void X10_opening_again_is_said_again_with_a_later_stamp() {
        var school = School.connected();
        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");

        new Visit(school)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launch();
        new Visit(school)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launch();

        var opens = opens(school, 2);
        assertThat(opens.getLast().stamp()).isGreaterThan(opens.getFirst().stamp());
        assertThat(school.assignments().getFirst()).containsEntry("opened", 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor
        http://purl.imsglobal.org/vocab/lis/v2/membership#Learner http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor
        http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor
        http://purl.imsglobal.org/vocab/lis/v2/membership#Learner http://purl.imsglobal.org/vocab/lti/system/person#TestUser
        http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student
        """)
    void X11_nobody_but_a_learner_of_the_course_is_said(String roles) {
        var school = School.connected();
        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");

        new Visit(school)
                .of(assignment)
                .by("other", school.of("other"), roles.split(" "))
                .launch()
                .then()
                .statusCode(200);
        new Visit(school)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launch();

        assertThat(opens(school, 1))
                .singleElement()
                .matches(opened -> opened.person().subject().equals("student-1"));
    }

    @Test
    void X11_an_anonymous_launch_is_answered_and_enrolls_nobody() {
        var school = School.connected();
        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");

        var page = new Visit(school).of(assignment).without("sub").launchInFrame();
        new Visit(school)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launch();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("does not say who this is");
        assertThat(opens(school, 1)).hasSize(1);
    }

    @Test
    void X26_an_assignment_of_somebody_who_is_not_on_the_license_enrolls_nobody_and_its_maker_is_told() {
        var school = School.connected();
        var form = Teacher.form(new Visit(school)
                .by("stranger", school.of("stranger"), INSTRUCTOR)
                .linking());
        var told = Teacher.name(form, "Not ours");
        var assignment = Teacher.assignmentId(Teacher.answer(told));

        var page = new Visit(school)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launchInFrame();

        assertThat(told.asString()).contains("was not on the license").doesNotContain("<script");
        assertThat(page.asString()).contains("puts nobody on a license");
        assertThat(school.assignments().getFirst()).containsEntry("state", "MAKER_NOT_ON_LICENSE");
        assertThat(saidNow(school)).isEmpty();
        assertThat(parked(school)).isZero();
    }

    @Test
    void X27_the_license_is_the_one_of_the_connection_whatever_else_its_maker_is_on() {
        var school = School.connected();
        var other = School.connected();
        other.has(school.dana);

        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");
        new Visit(school)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launch();

        assertThat(opens(school, 1)).hasSize(1);
        assertThat(saidNow(other)).isEmpty();
    }

    @Test
    void another_platforms_reference_to_our_assignment_is_no_name_of_it() {
        var school = School.connected();
        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");
        var other = School.connected();

        new Visit(other)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launch()
                .then()
                .statusCode(200);

        assertThat(saidNow(school)).isEmpty();
        assertThat(saidNow(other)).isEmpty();
    }

    @Test
    void opened_while_license_service_is_away_ends_as_opened_after() {
        var school = School.connected();
        LicenseOwner.isAway(true);
        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");
        new Visit(school)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launch();
        assertThat(school.assignments().getFirst()).containsEntry("state", "ASKED");
        assertThat(parked(school)).isEqualTo(1);
        LicenseOwner.isAway(false);

        School.change(
                "update assignment set next_ask_at = clock_timestamp() where id = ?", UUID.fromString(assignment));

        assertThat(opens(school, 1))
                .singleElement()
                .matches(opened -> opened.person().subject().equals("student-1"));
    }

    @Test
    void before_a_connection_is_confirmed_nothing_of_it_reaches_the_license_and_after_everything_does() {
        var school = School.waiting();
        school.has(school.of("tess"));
        var assignment = Teacher.makes(school, "teacher-1", school.of("tess"), "Unit 3");
        new Visit(school)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launch()
                .then()
                .statusCode(200);
        new Visit(school)
                .of(assignment)
                .by("student-1", "new-" + school.of("sue"), LEARNER)
                .launch();
        assertThat(saidNow(school)).isEmpty();
        assertThat(Wire.heard(AccessNoted.class, school.licenseId, 1)).hasSize(1);
        var before = School.number("select (extract(epoch from clock_timestamp()) * 1000000)::bigint");

        new Visit(school)
                .of(assignment)
                .by("admin-1", school.dana, INSTRUCTOR)
                .launch()
                .then()
                .statusCode(200);

        assertThat(opens(school, 1)).singleElement().satisfies(opened -> {
            assertThat(opened.person().email()).isEqualTo("new-" + school.of("sue"));
            assertThat(opened.vouchesForAddresses()).isTrue();
            assertThat(opened.stamp()).isLessThan(before);
        });
    }

    @Test
    void a_student_with_the_admins_address_confirms_nothing() {
        var school = School.waiting();

        new Visit(school).by("student-1", school.dana, LEARNER).launch().then().statusCode(200);
        new Visit(school)
                .by("teacher-1", school.of("tess"), INSTRUCTOR)
                .launch()
                .then()
                .statusCode(200);

        School.as(school.dana)
                .get(school.connections() + "/" + school.connectionId)
                .then()
                .body("state", equalTo("PENDING"));
    }

    @Test
    void the_same_subject_with_another_address_is_said_as_the_same_subject() {
        var school = School.connected();
        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");

        new Visit(school)
                .of(assignment)
                .by("student-1", school.of("old"), LEARNER)
                .launch();
        new Visit(school)
                .of(assignment)
                .by("student-1", "NEW@Bücher." + school.domain, LEARNER)
                .launch();
        new Visit(school)
                .of(assignment)
                .with("sub", "student-1")
                .without("email")
                .launch();

        assertThat(opens(school, 3))
                .extracting(opened ->
                        opened.person().subject() + " " + opened.person().email())
                .containsExactly(
                        "student-1 " + school.of("old"),
                        "student-1 new@xn--bcher-kva." + school.domain,
                        "student-1 null");
        assertThat(school.assignments().getFirst()).containsEntry("opened", 1);
    }

    @Test
    void a_deployment_in_another_case_is_another_one() {
        var school = School.connected();

        problem(
                new Visit(school)
                        .with(Visit.LTI + "deployment_id", school.deployment.toLowerCase(Locale.ROOT))
                        .launch(),
                404,
                "lti-unknown-deployment");
    }

    private static AssignmentOpened.LmsUser user(School school, String subject, String email) {
        return new AssignmentOpened.LmsUser(school.issuer, school.deployment, subject, email);
    }

    private static List<AssignmentOpened> opens(School school, int count) {
        return Wire.heard(AssignmentOpened.class, school.licenseId, count);
    }

    private static List<AssignmentOpened> saidNow(School school) {
        try {
            return Wire.saidOn(Topic.ENROLLMENT_LIVE, AssignmentOpened.class, school.licenseId);
        } catch (UnreadableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long parked(School school) {
        return School.number(
                "select count(*) from parked_open where connection_id = ?", UUID.fromString(school.connectionId));
    }
}
