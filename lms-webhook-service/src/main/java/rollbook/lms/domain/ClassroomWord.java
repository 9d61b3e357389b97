package rollbook.lms.domain;

/** What a notification of Google Classroom points at: ids alone, to be looked at (PROTOCOLS §B1). */
public sealed interface ClassroomWord {

    /** A course work was made or changed. */
    record Work(String courseId, String id) implements ClassroomWord {}

    /** A student's part of one changed. */
    record Opening(String courseId, String workId, String id) implements ClassroomWord {}

    /**
     * Nothing that can matter.
     *
     * @param why a fixed word
     */
    record Nothing(String why) implements ClassroomWord {}

    /** What it is called among the deliveries. */
    default String type() {
        return switch (this) {
            case Work _ -> "courses.courseWork";
            case Opening _ -> "courses.courseWork.studentSubmissions";
            case Nothing _ -> "other";
        };
    }
}
