package rollbook.stack.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.stack.lms.LmsTestKit.sample;
import static rollbook.stack.lms.LmsTestKit.shape;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What platforms were seen to tell a tool, beside what these do: the same keys, the same types. */
class LtiSamplesTest {
    private static final JsonObject OURS = new JsonObject()
            .put("Assignment_Ref", "77")
            .put("assignment_id", "$com.schoology.Assignment.id")
            .put("teacher_id", "$com.schoology.Assignment.teacherId");

    @Test
    void a_login() throws Exception {
        in(Flavor.CANVAS, kit -> {
            var login = kit.platform
                    .launches()
                    .open(kit.course, kit.student().number(), kit.made("Unit 3", new JsonObject()));

            assertThat(login.parameters().keySet())
                    .isEqualTo(read("lti/00_oidc_login_initiation")
                            .getJsonObject("step1_platform_to_tool")
                            .fieldNames());
        });
    }

    @Test
    void a_student_and_a_teacher_at_Canvas() throws Exception {
        in(Flavor.CANVAS, kit -> {
            launched(kit, CourseRole.STUDENT);
            assertThat(shape(kit.told())).isEqualTo(shape(read("lti/01_launch.student.canvas")));
            assertThat(kit.told().getJsonArray(LtiClaim.ROLES))
                    .isEqualTo(read("lti/01_launch.student.canvas").getJsonArray(LtiClaim.ROLES));
            launched(kit, CourseRole.TEACHER);
            assertThat(shape(kit.told())).isEqualTo(shape(read("lti/02_launch.teacher.canvas")));
            assertThat(kit.told().getJsonArray(LtiClaim.ROLES))
                    .isEqualTo(read("lti/02_launch.teacher.canvas").getJsonArray(LtiClaim.ROLES));
        });
    }

    @Test
    void a_student_without_an_address() throws Exception {
        in(Flavor.CANVAS, kit -> {
            kit.platform.setPrivacy(Privacy.NAME_ONLY);
            launched(kit, CourseRole.STUDENT);
            assertThat(shape(kit.told())).isEqualTo(shape(read("lti/08_launch.privacy_no_email")));
        });
    }

    @Test
    void a_teacher_choosing() throws Exception {
        in(Flavor.CANVAS, kit -> {
            chosen(kit);
            assertThat(shape(kit.told())).isEqualTo(shape(read("lti/03_deep_linking_request.teacher.canvas")));
        });
    }

    @Test
    void a_student_at_Schoology() throws Exception {
        in(Flavor.SCHOOLOGY, kit -> {
            launched(kit, CourseRole.STUDENT);
            assertThat(shape(kit.told())).isEqualTo(shape(read("lti/05_launch.student.schoology")));
            assertThat(kit.told().getString("sub")).matches("\\d+::[0-9a-f]{24}");
            assertThat(kit.told().getJsonObject(LtiClaim.CUSTOM).getString("assignment_ref"))
                    .isEqualTo("77");
        });
    }

    private static void launched(LmsTestKit kit, CourseRole role) {
        var custom = kit.platform.flavor() == Flavor.SCHOOLOGY ? OURS : new JsonObject();
        try {
            kit.open(kit.course.one(role), kit.made("Unit 3 worksheet", custom));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void chosen(LmsTestKit kit) {
        try {
            kit.browser.open(kit.platform
                    .launches()
                    .choose(kit.course, kit.course.one(CourseRole.TEACHER).number(), LmsTestKit.PLACED));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject read(String name) {
        try {
            return sample(name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void in(Flavor flavor, Consumer<LmsTestKit> test) throws IOException {
        try (var kit = new LmsTestKit(flavor)) {
            test.accept(kit);
        }
    }
}
