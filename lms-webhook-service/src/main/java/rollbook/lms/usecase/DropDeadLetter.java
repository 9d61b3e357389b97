package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** Gives a dead letter up, for our staff: one that will never be handled, such as of a course that is gone. */
@ApplicationScoped
public class DropDeadLetter {
    private static final int LONGEST_REASON = 500;

    private final DeadLetters deadLetters;

    DropDeadLetter(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * Drops one. It need not be readable, and what it says is forgotten.
     *
     * @throws ProblemException 404 when there is none of that number; 422 without a reason
     */
    @Transactional
    public void drop(long id, String reason, UUID by) {
        var words = reason.strip();
        if (words.isEmpty() || words.codePointCount(0, words.length()) > LONGEST_REASON) {
            throw new ProblemException(DeliveryProblem.NO_REASON);
        }
        if (!deadLetters.drop(id)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        deadLetters.handledBy(id, by, words);
    }
}
