package rollbook.stack.lms;

import java.time.Instant;

/**
 * Work set in a class.
 *
 * @param creator Google's id of who set it
 * @param ours whether it was made through our Cloud project
 */
public record CourseWork(
        String courseId, String id, String title, String link, String creator, boolean ours, Instant createdAt) {}
