package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;
import rollbook.stack.lms.Browser;
import rollbook.stack.lms.CourseItem;
import rollbook.stack.lms.CourseRole;
import rollbook.stack.lms.DemoSchool;
import rollbook.stack.lms.Flavor;
import rollbook.stack.lms.LmsCourse;
import rollbook.stack.lms.LmsPerson;
import rollbook.stack.lms.LtiPlatform;
import rollbook.stack.lms.Page;
import rollbook.stack.lms.PlatformTool;

/** A small teacher's walk in an LMS (R26–R31): tara's class of 26, in a platform of its own, and browsers that keep no cookie. */
@ExtendWith(WholeStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(7)
class LmsWalkIT {
    private static final String TARA = "tara@northfield.example";
    private static final String CLIENT = "walk-client";
    private static final String DEPLOYMENT = "Walk:1";
    private static final int STUDENTS = 26;

    private final LocalStack stack;
    private final Api api;
    private final Browser browser = new Browser();
    private final LtiPlatform platform;
    private final LmsCourse course;
    private final List<LmsPerson> students;
    private final String license;
    private CourseItem ours;

    LmsWalkIT(LocalStack stack) {
        this.stack = stack;
        api = new Api(stack);
        platform = stack.lms().platforms().add("walk", Flavor.CANVAS);
        platform.register(PlatformTool.rollbook(stack.baseUri(), CLIENT, DEPLOYMENT));
        course = DemoSchool.course(platform, platform.person("Tara", "Tran", TARA), "walk.example", STUDENTS);
        students = course.all(CourseRole.STUDENT);
        ours = platform.addRegular(course, "Read chapter 4");
        license = api.create("Tara's class", "TEACHER");
    }

    @BeforeAll
    void taraRunsTheLicense() {
        api.makeAdmin(license, TARA);
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    @Order(1)
    void R26_a_teachers_license_takes_students_from_an_lms_by_default_and_its_admin_connects_one() {
        var connected = Patience.await("tara to be known as an admin")
                .until(this::connect, answer -> answer.statusCode() == 201);

        assertThat(connected.<String>path("state")).isEqualTo("PENDING");
    }

    private Response connect() {
        return api.as("tara")
                .body(Map.of(
                        "platform", "OTHER",
                        "issuer", platform.issuer(),
                        "clientId", CLIENT,
                        "deploymentId", DEPLOYMENT,
                        "authUrl", platform.authUrl().toString(),
                        "tokenUrl", platform.tokenUrl().toString(),
                        "jwksUrl", platform.jwksUrl().toString()))
                .post("/api/lms/" + license + "/connections");
    }

    @Test
    @Order(2)
    void R29_the_teacher_makes_our_assignment_within_the_lms_and_that_confirms_the_connection() throws Exception {
        var form = browser.open(platform.launches()
                .choose(course, course.one(CourseRole.TEACHER).number(), new CourseItem.Placed(CLIENT, DEPLOYMENT)));
        assertThat(form.body()).contains("Name the assignment");

        var back = browser.submit(form, Map.of("title", "Unit 3 worksheet"));

        assertThat(back.status()).as(back.body()).isEqualTo(200);
        ours = course.items().stream()
                .filter(item -> item.kind() == CourseItem.Kind.DEEP_LINK)
                .findFirst()
                .orElseThrow();
        assertThat(ours.title()).isEqualTo("Unit 3 worksheet");
        assertThat(api.items("tara", "/api/lms/" + license + "/connections"))
                .singleElement()
                .satisfies(connection -> assertThat(connection).containsEntry("state", "CONFIRMED"));
        Patience.await("the assignment to be settled")
                .until(
                        () -> api.items("tara", "/api/lms/" + license + "/assignments"),
                        made -> made.size() == 1
                                && "SETTLED".equals(made.getFirst().get("state")));
    }

    @Test
    @Order(3)
    void R30_a_regular_link_opened_by_five_enrolls_nobody() throws Exception {
        var pasted = platform.add(
                course,
                CourseItem.Kind.PASTED_LINK,
                "A pasted link",
                new CourseItem.Link(
                        stack.baseUri() + "/lti/launch", new JsonObject(), new CourseItem.Placed(CLIENT, DEPLOYMENT)));

        for (var student : students.subList(0, 5)) {
            assertThat(open(student, pasted).status()).isEqualTo(200);
        }

        Settling.await(stack);
        assertThat(members()).isEmpty();
    }

    @Test
    @Order(4)
    void R29_R31_24_of_26_who_open_it_are_members_and_nobody_else() throws Exception {
        for (var student : students.subList(0, 24)) {
            assertThat(open(student, ours).status()).isEqualTo(200);
        }

        Patience.await("24 members").until(() -> members().size(), size -> size == 24);
        assertThat(members())
                .containsExactlyInAnyOrderElementsOf(
                        students.subList(0, 24).stream().map(LmsPerson::email).toList());
    }

    @Test
    @Order(5)
    void X11_a_co_teacher_and_whoever_else_is_no_learner_opens_it_and_stays_out() throws Exception {
        for (var role : List.of(
                CourseRole.CO_TEACHER,
                CourseRole.TEACHING_ASSISTANT,
                CourseRole.OBSERVER,
                CourseRole.TEST_STUDENT,
                CourseRole.ADMIN)) {
            assertThat(open(course.one(role), ours).status()).isEqualTo(200);
        }

        Settling.await(stack);
        assertThat(members()).hasSize(24);
    }

    @Test
    @Order(6)
    void X10_the_same_student_three_times_and_twice_at_once_is_one_member_and_comes_back_after_a_removal()
            throws Exception {
        var sofia = students.getFirst();
        open(sofia, ours);
        open(sofia, ours);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var twice = IntStream.range(0, 2)
                    .mapToObj(_ -> (Callable<Page>) () -> open(sofia, ours))
                    .toList();
            for (var page : threads.invokeAll(twice)) {
                assertThat(page.get().status()).isEqualTo(200);
            }
        }
        Settling.await(stack);
        assertThat(members()).hasSize(24).doesNotHaveDuplicates();

        var walk = new MemberWalk(api);
        assertThat(walk.remove("tara", license, sofia.email()).statusCode()).isBetween(200, 299);
        walk.awaitStatus(license, sofia.email(), "REMOVED");
        open(sofia, ours);
        walk.awaitStatus(license, sofia.email(), "MEMBER");
        Audit.findsNoDifference(api, List.of(license));
    }

    @Test
    @Order(7)
    void R29_in_a_copied_course_our_assignment_is_the_same_and_the_platform_tells_us_of_the_copy() throws Exception {
        Patience.await("the platform to be asked to tell us")
                .until(() -> taken("LtiHelloWorldNotice"), count -> count == 1);

        var copy = stack.lms().notices().copy(platform, course);

        assertThat(taken("LtiContextCopyNotice")).isEqualTo(1);
        var late = students.get(25);
        copy.enroll(late, CourseRole.STUDENT);
        var copied = copy.items().stream()
                .filter(item -> item.kind() == CourseItem.Kind.DEEP_LINK)
                .findFirst()
                .orElseThrow();
        assertThat(copied.resourceLinkId()).isNotEqualTo(ours.resourceLinkId());
        browser.open(platform.launches().open(copy, late.number(), copied));
        new MemberWalk(api).awaitStatus(license, late.email(), "MEMBER");
    }

    private long taken(String notice) throws SQLException {
        return new Tables(stack, "lms")
                .number(
                        "select count(*) from delivery d join connection c on c.id = d.connection_id"
                                + " where c.license_id = ? and d.kind = ? and d.state = 'TAKEN'",
                        UUID.fromString(license),
                        notice);
    }

    private Page open(LmsPerson person, CourseItem item) throws IOException, InterruptedException {
        return browser.open(platform.launches().open(course, person.number(), item));
    }

    private List<String> members() {
        return api.items("tara", "/api/licenses/" + license + "/members?status=MEMBER").stream()
                .map(line -> String.valueOf(line.get("email")))
                .toList();
    }
}
