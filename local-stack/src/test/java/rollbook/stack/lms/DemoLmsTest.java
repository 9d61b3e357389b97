package rollbook.stack.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import rollbook.stack.google.DemoDistrict;
import rollbook.stack.google.GoogleSimulator;
import rollbook.stack.google.SimulatorConfig;

/** What the local stack's LMSs start with. */
class DemoLmsTest {
    @Test
    void the_demos_teacher_and_students_are_in_a_course_with_the_tool_beside_it() throws Exception {
        try (var google = GoogleSimulator.start(SimulatorConfig.onPort(0), DemoDistrict.workspaces());
                var lms = LmsSimulator.start(LmsConfig.onPort(0));
                var browser = new Browser()) {
            DemoLms.fill(lms, URI.create("http://localhost:8080"), GoogleAccounts.of(google));

            var canvas = lms.platforms().get(DemoLms.CANVAS);
            var course = canvas.courses().getFirst();
            var home = browser.get(lms.root());
            var school = browser.get(canvas.root());

            assertThat(course.one(CourseRole.TEACHER).email()).isEqualTo("tara@northfield.example");
            assertThat(course.all(CourseRole.STUDENT))
                    .extracting(LmsPerson::email)
                    .contains("sam@northfield.example", "sue@northfield.example", "kim@northfield.example");
            assertThat(home.body()).contains(canvas.root().toString());
            assertThat(school.body())
                    .contains("106:8865aa05b4b79b64a91a86042e43af5ea8ae79eb")
                    .contains(canvas.jwksUrl().toString());
            assertThat(lms.classroom().courses())
                    .singleElement()
                    .satisfies(one -> assertThat(one.students()).hasSize(3));
        }
    }

    @Test
    void people_and_courses_are_the_same_ones_after_a_new_start() {
        assertThat(subjects()).isEqualTo(subjects());
    }

    private static String subjects() {
        try (var lms = LmsSimulator.start(LmsConfig.onPort(0))) {
            DemoLms.fill(lms, URI.create("http://localhost:8080"), GoogleAccounts.NONE);
            var course = lms.platforms().get(DemoLms.SCHOOLOGY).courses().getFirst();
            return course.contextId()
                    + course.people().stream()
                            .map(who -> who.person().subject())
                            .toList();
        }
    }
}
