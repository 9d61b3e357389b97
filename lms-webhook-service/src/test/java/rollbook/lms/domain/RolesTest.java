package rollbook.lms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who counts as a learner (X11): one row a case. */
class RolesTest {
    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership";

    /** {@code m#} stands for a role in the course, {@code m/} for a sub-role, {@code i#} for one in the school. */
    @ParameterizedTest
    @CsvSource({
        "m#Learner,                                    LEARNER",
        "m#Learner i#Student,                          LEARNER",
        "m#Learner i#Administrator,                    LEARNER",
        "m#Learner i#Faculty,                          LEARNER",
        "m/Learner#GuestLearner,                       LEARNER",
        "Learner,                                      LEARNER",
        "m#Instructor,                                 INSTRUCTOR",
        "m#Learner m#Instructor,                       INSTRUCTOR",
        "m#Learner m/Instructor#TeachingAssistant,     INSTRUCTOR",
        "m/Instructor#GuestInstructor,                 INSTRUCTOR",
        "m#Administrator,                              ADMINISTRATOR",
        "m#Learner m#Administrator,                    ADMINISTRATOR",
        "i#Administrator,                              ADMINISTRATOR",
        "m#Learner m#TeachingAssistant,                ASSISTANT",
        "m#Learner m#ContentDeveloper,                 ASSISTANT",
        "m#Learner m/ContentDeveloper#ContentExpert,   ASSISTANT",
        "m#Mentor,                                     OBSERVER",
        "m#Learner m#Mentor,                           OBSERVER",
        "m#Learner m/Mentor#Advisor,                   OBSERVER",
        "m#Learner s#TestUser,                         TEST_USER",
        "m#Instructor s#TestUser,                      TEST_USER",
        "i#Student,                                    NO_ROLE",
        "i#Learner,                                    NO_ROLE",
        "m#Learners,                                   NO_ROLE",
        "'',                                           NO_ROLE",
    })
    void X11_what_somebody_is_by_the_roles_of_a_launch(String roles, Standing standing) {
        assertThat(Roles.inLti("somebody", expanded(roles))).isEqualTo(standing);
    }

    @Test
    void X11_whoever_the_platform_does_not_name_is_nobody() {
        assertThat(Roles.inLti(null, expanded("m#Learner"))).isEqualTo(Standing.ANONYMOUS);
    }

    @ParameterizedTest
    @CsvSource({
        "StudentEnrollment,     false, LEARNER",
        "StudentEnrollment,     true,  MASQUERADING",
        "StudentViewEnrollment, false, TEST_USER",
        "TeacherEnrollment,     false, INSTRUCTOR",
        "TaEnrollment,          false, ASSISTANT",
        "DesignerEnrollment,    false, ASSISTANT",
        "ObserverEnrollment,    false, OBSERVER",
        "Student,               false, NO_ROLE",
        ",                      false, NO_ROLE",
    })
    void X11_what_somebody_is_by_the_role_of_a_Canvas_event(
            @Nullable String role, boolean masquerading, Standing standing) {
        assertThat(Roles.inCanvas(role, masquerading)).isEqualTo(standing);
    }

    private static List<String> expanded(String roles) {
        return List.of(roles.split(" ")).stream()
                .map(role -> role.replaceFirst("^m([#/])", MEMBERSHIP + "$1")
                        .replaceFirst("^i#", "http://purl.imsglobal.org/vocab/lis/v2/institution/person#")
                        .replaceFirst("^s#", "http://purl.imsglobal.org/vocab/lti/system/person#"))
                .toList();
    }
}
