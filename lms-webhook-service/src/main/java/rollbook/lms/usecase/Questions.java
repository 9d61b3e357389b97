package rollbook.lms.usecase;

import java.util.Optional;
import java.util.UUID;

/** Assignments whose license is not settled, and when license-service is asked about them again. */
public interface Questions {

    /** Puts off the next one by a minute, and longer each time, an hour at most. */
    void askLater(UUID assignmentId);

    /** An assignment to ask about now, of a confirmed connection; nobody else asks about it for a minute. */
    Optional<UUID> due();

    /** Those of a connection that wait for its confirmation are asked about at once. */
    void askNow(UUID connectionId);
}
