package rollbook.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;

/**
 * A teacher made an assignment of our app in an LMS, pinned to this license (R29, X27). It enrolls nobody: who opens it is
 * said by {@link AssignmentOpened}.
 *
 * @param assignmentId our id of the assignment, 1–255 characters
 * @param maker who made it, as an instructor of that LMS, on the license by then (X26)
 * @param title what the maker calls it, 1–255 characters; it may name people
 * @param stamp microseconds since 1970 of the database clock when it was accepted
 */
public record AssignmentCreated(
        UUID licenseId,
        String assignmentId,
        LmsUser maker,
        @Nullable String title,
        long stamp) implements Event {

    @Override
    public String toString() {
        return "AssignmentCreated[" + licenseId + ", stamp=" + stamp + "]";
    }
}
