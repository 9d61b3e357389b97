package rollbook.lms.domain;

/**
 * A student's part of a course work. Google has one for each student from the start, and for nobody who teaches (X11).
 *
 * @param userId the student's Google id
 * @param opened whether they ever opened the work (PROTOCOLS §B1)
 * @param returned whether the last to act on it was a teacher, who gave it back: that is no opening
 */
public record Submission(String courseId, String workId, String id, String userId, boolean opened, boolean returned) {

    public Ref ref() {
        return CourseWork.ref(courseId, workId);
    }

    @Override
    public String toString() {
        return "Submission[hidden]";
    }
}
