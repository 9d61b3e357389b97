package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.Visit.INSTRUCTOR;
import static rollbook.lms.Visit.LEARNER;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.AccessNoted;
import rollbook.events.AssignmentCreated;
import rollbook.events.AssignmentOpened;
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
        assertThat(opened.maker()).isEqualTo(school.user("teacher-1", school.dana));
        assertThat(opened.person()).isEqualTo(school.user("student-1", school.of("sue")));
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
        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");
        Visit.login(school).then().statusCode(302);
        new Visit(school)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launch();

        assertNobodyButStudent1IsSaid(school);
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
        school.trusts();
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
        assertThat(school.opened()).isZero();
        assertThat(parked(school)).isZero();
    }

    @Test
    void X26_a_maker_known_by_an_address_that_does_not_count_yet_is_settled_once_the_admin_came() {
        var school = School.connected();
        var tess = school.name + ".tess@elsewhere.example";
        school.has(tess);
        var told = Teacher.name(
                Teacher.form(new Visit(school).by("teacher-1", tess, INSTRUCTOR).linking()), "Unit 3");
        var assignment = Teacher.assignmentId(Teacher.answer(told));
        new Visit(school)
                .of(assignment)
                .by("student-1", school.of("sue"), LEARNER)
                .launch();
        assertThat(told.asString()).contains("admin has opened Rollbook here once");
        assertThat(school.assignments().getFirst()).containsEntry("state", "ASKED");
        assertThat(parked(school)).isOne();

        school.trusts();

        assertThat(opens(school, 1).getFirst().maker()).isEqualTo(school.user("teacher-1", tess));
        assertThat(school.assignments().getFirst()).containsEntry("state", "SETTLED");
        assertThat(parked(school)).isZero();
    }

    @Test
    void R26_the_maker_is_told_that_the_license_takes_nobody_by_an_LMS_for_now() {
        var school = School.connected();
        school.takesNobodyByLms();
        var told = Teacher.name(
                Teacher.form(new Visit(school)
                        .by("teacher-1", school.dana, INSTRUCTOR)
                        .linking()),
                "Unit 3");
        var assignment = Teacher.assignmentId(Teacher.answer(told));

        var later = new Visit(school)
                .of(assignment)
                .by("teacher-1", school.dana, INSTRUCTOR)
                .launchInFrame();

        assertThat(told.asString()).contains("puts nobody on it").doesNotContain("<script");
        assertThat(later.asString()).contains("puts nobody on it");
    }

    @Test
    void X11_whoever_acts_in_a_students_place_is_not_said() {
        var school = School.connected();
        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");

        new Visit(school)
                .by("student-2", school.of("sam"), LEARNER)
                .with(Visit.LTI + "custom", Map.of("assignment_ref", assignment, "masquerading_user_id", 101))
                .launch()
                .then()
                .statusCode(200);
        new Visit(school)
                .by("student-1", school.of("sue"), LEARNER)
                .with(
                        Visit.LTI + "custom",
                        Map.of("assignment_ref", assignment, "masquerading_user_id", "$Canvas.masqueradingUser.id"))
                .launch();

        assertNobodyButStudent1IsSaid(school);
    }

    @Test
    void two_clients_of_one_issuer_are_two_platforms_whatever_they_call_their_deployments() {
        var school = School.connected();
        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");
        var other = School.claiming(school);
        var theirs = Teacher.makes(other, "teacher-1", other.dana, "Unit 3");

        new Visit(school).of(assignment).by("4711", school.of("sue"), LEARNER).launch();
        new Visit(other).of(theirs).by("4711", other.of("eve"), LEARNER).launch();

        var ours = opens(school, 1).getFirst().person();
        var another = opens(other, 1).getFirst().person();
        assertThat(another.issuer()).isEqualTo(ours.issuer());
        assertThat(another.subject()).isEqualTo(ours.subject());
        assertThat(another.deployment()).isNotEqualTo(ours.deployment());
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
        assertThat(other.opened()).isZero();
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

        assertThat(school.opened()).isZero();
        assertThat(other.opened()).isZero();
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
        assertThat(school.opened()).isZero();
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

    @RepeatedTest(5)
    void opened_while_the_connection_is_confirmed_is_said() throws Exception {
        var school = School.waiting();
        var assignment = Teacher.makes(school, "teacher-1", school.dana, "Unit 3");
        var visits = new ArrayList<Visit>();
        visits.add(new Visit(school).of(assignment).by("admin-1", school.dana, INSTRUCTOR));
        for (var i = 0; i < 4; i++) {
            visits.add(new Visit(school).of(assignment).by("student-" + i, school.of("s" + i), LEARNER));
        }
        var together = new CyclicBarrier(visits.size());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var launched = visits.stream()
                    .map(visit -> threads.submit(() -> {
                        together.await();
                        return visit.launch().statusCode();
                    }))
                    .toList();
            for (var each : launched) {
                assertThat(each.get()).isEqualTo(200);
            }
        }

        assertThat(opens(school, 4))
                .extracting(opened -> opened.person().subject())
                .containsExactlyInAnyOrder("student-0", "student-1", "student-2", "student-3");
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

    private static List<AssignmentOpened> opens(School school, int count) {
        return Wire.heard(AssignmentOpened.class, school.licenseId, count);
    }

    private static void assertNobodyButStudent1IsSaid(School school) {
        assertThat(opens(school, 1))
                .singleElement()
                .matches(opened -> opened.person().subject().equals("student-1"));
        assertThat(school.opened()).isOne();
    }

    private static long parked(School school) {
        return School.number(
                "select count(*) from parked_open where connection_id = ?", UUID.fromString(school.connectionId));
    }
}
