package rollbook.stack.lms;

import java.util.Set;

/**
 * A class in Google Classroom.
 *
 * @param teachers Google's ids of them
 */
public record ClassroomCourse(String id, String name, Set<String> teachers, Set<String> students) {
    public ClassroomCourse {
        teachers = Set.copyOf(teachers);
        students = Set.copyOf(students);
    }
}
