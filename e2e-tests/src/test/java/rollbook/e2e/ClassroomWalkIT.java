package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;
import rollbook.stack.google.ConsentBrowser;
import rollbook.stack.lms.Classroom;
import rollbook.stack.lms.ClassroomCourse;
import rollbook.stack.lms.CourseWork;

/** tara's walk in Google Classroom (R28–R31): she connects it, sets our work in the demo's class, and takes her consent back. */
@ExtendWith(WholeStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(7)
class ClassroomWalkIT {
    private static final String NAME = "Tara's Classroom";
    private static final String TARA = "tara@northfield.example";
    private static final String CONNECTION = "/api/lms/classroom";

    private final LocalStack stack;
    private final Api api;
    private final Classroom classroom;
    private final ClassroomCourse course;
    private final String license;

    ClassroomWalkIT(LocalStack stack) {
        this.stack = stack;
        api = new Api(stack);
        classroom = stack.lms().classroom();
        course = classroom.courses().getFirst();
        license = api.create(NAME, "TEACHER");
    }

    @BeforeAll
    void taraRunsTheLicense() {
        api.makeAdmin(license, TARA);
    }

    @Test
    @Order(1)
    void R28_a_teacher_connects_google_classroom_on_googles_page_and_google_tells_of_her_course() {
        var back =
                ConsentBrowser.allow(URI.create(api.as("tara").post(CONNECTION).path("authorizationUrl")), TARA);
        var request = api.anybody().redirects().follow(false);
        ConsentBrowser.parameters(back).forEach(request::queryParam);

        assertThat(request.get(back.getPath()).header("Location")).endsWith("/classroom?google=connected");

        Patience.await("Google to be asked to tell").until(() -> health().<Integer>path("registered") == 1);
        assertThat(api.as("tara").post(CONNECTION + "/test").<List<Boolean>>path("checks.ok"))
                .containsExactly(true, true, true);
    }

    @Test
    @Order(2)
    void R29_X27_who_opens_the_work_she_set_for_the_license_she_chose_is_a_member() {
        var work = set("Unit 3 worksheet", true);
        open(work, "sam");
        choose();
        open(work, "sue");

        awaitMembers("sam", "sue");
    }

    /** She is on more than one license. */
    private void choose() {
        var made = Patience.await("the assignment to wait for her choice")
                .until(
                        () -> health().<List<Map<String, Object>>>path("unsettled"),
                        unsettled -> unsettled.size() == 1
                                && "CHOOSE".equals(unsettled.getFirst().get("state")));
        var chosen = api.as("tara")
                .body(Map.of("licenseId", license))
                .post("/api/lms/assignments/" + made.getFirst().get("id") + "/license");
        assertThat(chosen.statusCode()).as(chosen.asString()).isEqualTo(204);
    }

    @Test
    @Order(3)
    void R30_R31_regular_work_enrolls_nobody_and_who_opens_nothing_stays_out() throws Exception {
        open(set("Read chapter 4", false), "kim");

        Patience.await("the push to be confirmed")
                .until(
                        () -> health().<Integer>path("deliveries.counts.IGNORED"),
                        ignored -> ignored != null && ignored >= 2);
        Settling.await(stack);
        awaitMembers("sam", "sue");
    }

    @Test
    @Order(4)
    void a_consent_taken_back_removes_nobody_and_the_admins_of_the_license_are_told_by_mail() throws Exception {
        stack.google().revoke(TARA);

        set("Unit 4 worksheet", true);

        Patience.await("the trouble to be seen").until(() -> "GRANT_GONE".equals(health().path("trouble")));
        Patience.await("tara's mail")
                .until(() -> stack.mails().stream()
                        .filter(mail -> mail.to().equals(List.of(TARA)))
                        .anyMatch(mail -> mail.subject()
                                .equals("Google Classroom of a teacher on " + NAME + " is no longer connected")));
        Settling.await(stack);
        awaitMembers("sam", "sue");
        Audit.findsNoDifference(api, List.of(license));
    }

    private CourseWork set(String title, boolean ours) {
        return classroom
                .setWork(course, id("tara"), title, "https://app.example/a/77", ours)
                .what();
    }

    private void open(CourseWork work, String student) {
        classroom.open(work, id(student));
    }

    private String id(String username) {
        return stack.google()
                .account(username + "@northfield.example")
                .orElseThrow()
                .id();
    }

    private Response health() {
        return api.as("tara").get(CONNECTION);
    }

    private void awaitMembers(String... usernames) {
        var expected = Arrays.stream(usernames)
                .map(name -> name + "@northfield.example")
                .toList();
        Patience.await("the members")
                .untilAsserted(
                        () -> assertThat(api.items("tara", "/api/licenses/" + license + "/members?status=MEMBER"))
                                .extracting(line -> String.valueOf(line.get("email")))
                                .containsExactlyInAnyOrderElementsOf(expected));
    }
}
