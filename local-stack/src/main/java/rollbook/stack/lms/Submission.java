package rollbook.stack.lms;

import java.time.Instant;
import java.util.Optional;

/**
 * One student's part of a piece of work; there from the start.
 *
 * @param openedAt when they first looked; not before is there a creation time
 */
public record Submission(CourseWork work, String id, String userId, Optional<Instant> openedAt) {
    Submission opened(Instant at) {
        return openedAt.isPresent() ? this : new Submission(work, id, userId, Optional.of(at));
    }
}
