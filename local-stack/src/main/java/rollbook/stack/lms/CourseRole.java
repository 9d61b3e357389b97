package rollbook.stack.lms;

import java.util.List;
import java.util.stream.Stream;

/** What somebody is in a course: in LTI's words and in Canvas'. */
public enum CourseRole {
    TEACHER("TeacherEnrollment", "Instructor", "institution/person#Instructor", "membership#Instructor"),
    CO_TEACHER("TeacherEnrollment", "Instructor", "institution/person#Instructor", "membership#Instructor"),
    TEACHING_ASSISTANT(
            "TaEnrollment",
            "TeachingAssistant",
            "institution/person#Instructor",
            "membership#Instructor",
            "membership/instructor#TeachingAssistant"),
    OBSERVER("ObserverEnrollment", "Mentor", "institution/person#Observer", "membership#Mentor"),
    /** What Canvas calls Student View: a teacher looking through a student's eyes. */
    TEST_STUDENT("StudentViewEnrollment", "Learner", "institution/person#Student", "membership#Learner"),
    STUDENT("StudentEnrollment", "Learner", "institution/person#Student", "membership#Learner"),
    /** An admin of the platform who looks into the course. */
    ADMIN("AccountAdmin", "Administrator", "institution/person#Administrator", "membership#Administrator");

    private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";
    private static final String TEST_USER = "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";

    private final String enrollment;
    private final String caliper;
    private final String names;

    CourseRole(String enrollment, String caliper, String... names) {
        this.enrollment = enrollment;
        this.caliper = caliper;
        this.names = String.join(" ", names);
    }

    /** As Canvas' own events name it. */
    String enrollment() {
        return enrollment;
    }

    String caliper() {
        return caliper;
    }

    boolean teaches() {
        return this == TEACHER || this == CO_TEACHER;
    }

    /** Of a launch: with what somebody is in the school where the platform says so, too. */
    List<String> ofLaunch(Flavor flavor) {
        if (flavor == Flavor.SCHOOLOGY) {
            return inCourse();
        }
        var said = Stream.concat(names(), Stream.of("system/person#User")).map(VOCABULARY::concat);
        return this == TEST_STUDENT ? Stream.concat(said, Stream.of(TEST_USER)).toList() : said.toList();
    }

    /** As a member's list has it. */
    List<String> inCourse() {
        return names().filter(name -> name.startsWith("membership"))
                .map(VOCABULARY::concat)
                .toList();
    }

    private Stream<String> names() {
        return Stream.of(names.split(" "));
    }
}
