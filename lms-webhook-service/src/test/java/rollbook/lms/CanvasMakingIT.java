package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.lms.Visit.INSTRUCTOR;
import static rollbook.lms.Visit.LEARNER;
import static rollbook.lms.Visit.LTI;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.AssignmentCreated;
import rollbook.events.AssignmentOpened;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** Canvas says that a teacher made what our tool opens: it is ours once they open it themselves, and not before (R29, R30, X26). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class CanvasMakingIT {
    private static final String LINK = "8b81d12c-fda4-4317-8d83-e987a6d2014a";
    private static final String MAKER = "101";

    private final String account = TestFeed.account();
    private final Map<String, Object> created = TestFeed.event("01_assignment_created.external_tool.json", account);
    private School school;
    private TestFeed feed;
    private String tara;

    @BeforeEach
    void connect() {
        school = School.connected();
        feed = TestFeed.canvas(school, account, true);
        tara = school.of("tara");
        school.has(tara);
    }

    @Test
    void R29_what_a_teacher_made_is_ours_once_they_open_it_and_who_opened_it_before_is_said() {
        feed.signed(created).then().statusCode(200);
        open("sub-sue", school.of("sue"), LEARNER).launch().then().statusCode(200);
        assertThat(school.assignments()).isEmpty();

        byMaker().launch().then().statusCode(200);

        awaitSettled();
        var made = Wire.heard(AssignmentCreated.class, school.licenseId, 1).getFirst();
        assertThat(made.title()).isEqualTo("Unit 3 worksheet");
        assertThat(made.maker().subject()).isEqualTo("sub-tara");
        assertThat(Wire.heard(AssignmentOpened.class, school.licenseId, 1)
                        .getFirst()
                        .person()
                        .subject())
                .isEqualTo("sub-sue");
        assertThat(hints()).isZero();
    }

    @Test
    void a_word_of_Canvas_that_comes_after_the_makers_launch_counts_at_their_next() {
        byMaker().launch().then().statusCode(200);
        feed.signed(created).then().statusCode(200);
        assertThat(school.assignments()).isEmpty();

        byMaker().launch().then().statusCode(200);

        awaitSettled();
    }

    @Test
    void the_makers_launch_twice_is_one_assignment_and_its_students_are_said_from_then_on() {
        feed.signed(created).then().statusCode(200);
        byMaker().launch().then().statusCode(200);
        byMaker().launch().then().statusCode(200);
        awaitSettled();

        open("sub-sam", school.of("sam"), LEARNER).launch().then().statusCode(200);

        assertThat(Wire.heard(AssignmentOpened.class, school.licenseId, 1)).hasSize(1);
        assertThat(school.assignments()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "canvas_user_id, 101",
        "login,          T.Nguyen@Northfield.example",
    })
    void a_maker_is_known_by_their_number_or_by_what_they_sign_in_with(String custom, String value) {
        feed.signed(created).then().statusCode(200);

        open("sub-tara", tara, INSTRUCTOR)
                .with(LTI + "custom", Map.of(custom, value))
                .launch()
                .then()
                .statusCode(200);

        awaitSettled();
    }

    @Test
    void an_assignment_is_known_by_its_number_too_where_its_link_is_another() {
        feed.signed(created).then().statusCode(200);

        byMaker()
                .with(LTI + "resource_link", Map.of("id", "another link"))
                .with(LTI + "custom", Map.of("canvas_user_id", MAKER, "canvas_assignment_id", 31_468))
                .launch()
                .then()
                .statusCode(200);

        awaitSettled();
    }

    @Test
    void X26_a_maker_who_is_not_on_the_license_makes_one_that_enrolls_nobody() {
        school.trusts();
        feed.signed(created).then().statusCode(200);

        open("sub-olga", school.of("olga"), INSTRUCTOR)
                .with(LTI + "custom", Map.of("canvas_user_id", MAKER))
                .launch()
                .then()
                .statusCode(200);

        Patience.await()
                .until(() -> school.assignments().stream()
                        .anyMatch(made -> "MAKER_NOT_ON_LICENSE".equals(made.get("state"))));
    }

    @ParameterizedTest
    @CsvSource({
        "another teacher,   Instructor,        102",
        "a student,         Learner,           101",
        "an assistant,      TeachingAssistant, 101",
        "an administrator,  Administrator,     101",
    })
    void R30_a_launch_of_anybody_else_makes_nothing(String who, String role, String user) {
        feed.signed(created).then().statusCode(200);

        open("sub-" + who, tara, "http://purl.imsglobal.org/vocab/lis/v2/membership#" + role)
                .with(LTI + "custom", Map.of("canvas_user_id", user))
                .launch()
                .then()
                .statusCode(200);

        assertThat(made()).as(who).isZero();
        assertThat(hints()).isOne();
    }

    @Test
    void R30_a_launch_from_another_account_or_of_another_link_makes_nothing() {
        feed.signed(created).then().statusCode(200);

        byMaker()
                .with(LTI + "tool_platform", Map.of("guid", TestFeed.account() + ":canvas-lms"))
                .launch()
                .then()
                .statusCode(200);
        byMaker()
                .with(LTI + "tool_platform", Map.of("guid", account + "1:canvas-lms"))
                .launch()
                .then()
                .statusCode(200);
        byMaker().without(LTI + "tool_platform").launch().then().statusCode(200);
        byMaker()
                .with(LTI + "resource_link", Map.of("id", "another link"))
                .launch()
                .then()
                .statusCode(200);

        assertThat(made()).isZero();
    }

    @Test
    void X27_a_feed_of_another_license_makes_nothing_of_a_launch() {
        var other = School.connected();
        TestFeed.canvas(other, account, false).signed(created).then().statusCode(200);

        byMaker().launch().then().statusCode(200);

        assertThat(made()).isZero();
    }

    @Test
    void a_connection_nobody_confirmed_proves_nothing() {
        var waiting = School.waiting();
        waiting.has(waiting.of("tara"));
        TestFeed.canvas(waiting, account, false).signed(created).then().statusCode(200);
        var launch = new Visit(waiting)
                .by("sub-tara", waiting.of("tara"), INSTRUCTOR)
                .with(LTI + "resource_link", Map.of("id", LINK))
                .with(LTI + "custom", Map.of("canvas_user_id", MAKER))
                .with(LTI + "tool_platform", Map.of("guid", account + ":canvas-lms"));

        launch.launch().then().statusCode(200);

        assertThat(waiting.assignments()).isEmpty();
    }

    @Test
    void after_the_feed_was_ended_its_word_counts_no_more() {
        feed.signed(created).then().statusCode(200);
        School.as(school.dana)
                .delete(school.connections() + "/" + feed.id())
                .then()
                .statusCode(204);

        byMaker().launch().then().statusCode(200);

        assertThat(made()).isZero();
    }

    private Visit byMaker() {
        return open("sub-tara", tara, INSTRUCTOR)
                .with(LTI + "custom", Map.of("canvas_user_id", Integer.valueOf(MAKER)));
    }

    private Visit open(String subject, String email, String role) {
        return new Visit(school)
                .by(subject, email, role)
                .with(LTI + "resource_link", Map.of("id", LINK, "title", "Unit 3 worksheet"))
                .with(LTI + "custom", Map.of("canvas_assignment_id", "31468", "login", "$Canvas.user.loginId"))
                .with(LTI + "tool_platform", Map.of("guid", account + ":canvas-lms", "product_family_code", "canvas"));
    }

    private void awaitSettled() {
        Patience.await()
                .until(() -> school.assignments().stream()
                        .map(made -> String.valueOf(made.get("state")))
                        .toList()
                        .equals(java.util.List.of("SETTLED")));
    }

    private long made() {
        return School.number(
                "select count(*) from assignment where connection_id = ?", UUID.fromString(school.connectionId));
    }

    private long hints() {
        return School.number("select count(*) from making_hint where connection_id = ?", UUID.fromString(feed.id()));
    }
}
