package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import rollbook.lms.usecase.DeadLetters.DeadLetter;
import rollbook.lms.usecase.DeadLetters.Handled;

/** The dead letters of all connections, for our staff. */
@ApplicationScoped
@Transactional
public class ReadDeadLetters {
    private final DeadLetters deadLetters;

    ReadDeadLetters(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** One more than {@code limit}, to tell whether there are more. */
    public List<DeadLetter> page(long after, int limit) {
        return deadLetters.after(after, limit + 1);
    }

    /** The same of those that were replayed or dropped in the last ninety days. */
    public List<Handled> handled(long after, int limit) {
        return deadLetters.handledAfter(after, limit + 1);
    }
}
