package rollbook.lms.usecase;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;

/** What our own app says of assignments. */
public sealed interface AppWord {

    /** A type that means nothing to us. */
    record Unknown() implements AppWord {}

    /**
     * A teacher made an assignment.
     *
     * @param assignmentId the app's own id of it
     * @param maker who made it
     * @param account the maker's, where the app says it
     * @param licenseId the maker's choice, where the app asked them
     */
    record Created(
            String assignmentId,
            String title,
            LmsUser maker,
            @Nullable UUID account,
            @Nullable UUID licenseId) implements AppWord {
        @Override
        public String toString() {
            return "Created[" + assignmentId + "]";
        }
    }

    /**
     * Somebody opened one.
     *
     * @param learner whether as a student of its course (X11)
     */
    record Opened(String assignmentId, LmsUser person, boolean learner) implements AppWord {
        @Override
        public String toString() {
            return "Opened[" + assignmentId + "]";
        }
    }
}
