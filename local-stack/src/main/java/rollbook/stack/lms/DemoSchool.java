package rollbook.stack.lms;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A platform with a biology course in it: its teacher, a co-teacher, a teaching assistant, an observer, the test student of
 * Student View, an admin, and students.
 */
public final class DemoSchool {
    private static final List<String> NAMES =
            List.of("Sofía Ortiz", "Max Müller", "Zoë Brown", "Ana Costa", "Lee Kim", "Ole Berg", "Mia Rossi");

    private DemoSchool() {}

    /** The course of {@code teacher}, with so many students {@code pupil01@domain} and on. */
    public static LmsCourse course(LtiPlatform platform, LmsPerson teacher, String domain, int students) {
        var course = platform.addCourse("BIO-2", "Biology · P2");
        course.enroll(teacher, CourseRole.TEACHER);
        enroll(course, platform, "Carl Cooper", domain, CourseRole.CO_TEACHER);
        enroll(course, platform, "Tim Tailor", domain, CourseRole.TEACHING_ASSISTANT);
        enroll(course, platform, "Olivia Olsen", domain, CourseRole.OBSERVER);
        enroll(course, platform, "Test Student", domain, CourseRole.TEST_STUDENT);
        enroll(course, platform, "Ada Admin", domain, CourseRole.ADMIN);
        IntStream.rangeClosed(1, students).forEach(i -> {
            var name = NAMES.get((i - 1) % NAMES.size()).split(" ", 2);
            var email = "pupil%02d@%s".formatted(i, domain);
            course.enroll(platform.person(name[0], name[1], email), CourseRole.STUDENT);
        });
        return course;
    }

    private static void enroll(LmsCourse course, LtiPlatform platform, String name, String domain, CourseRole role) {
        var parts = name.split(" ", 2);
        var email =
                "%s.%s@%s".formatted(parts[0].substring(0, 1), parts[1], domain).toLowerCase(Locale.ROOT);
        course.enroll(platform.person(parts[0], parts[1], email), role);
    }
}
