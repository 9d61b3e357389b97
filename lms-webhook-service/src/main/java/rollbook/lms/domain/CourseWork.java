package rollbook.lms.domain;

import java.time.Instant;

/**
 * What a teacher set in a course of Google Classroom, as Google has it.
 *
 * @param title as they wrote it; may be empty
 * @param creatorId the Google id of whoever set it
 * @param ours whether it was made through our project at Google: that alone makes it an assignment of ours (R30)
 */
public record CourseWork(String courseId, String id, String title, String creatorId, boolean ours, Instant madeAt) {

    /** Its name among the assignments. */
    public Ref ref() {
        return ref(courseId, id);
    }

    /** The name of a work of a course. */
    public static Ref ref(String courseId, String id) {
        return new Ref(RefKind.CLASSROOM, courseId + "/" + id);
    }

    @Override
    public String toString() {
        return "CourseWork[" + id + "]";
    }
}
