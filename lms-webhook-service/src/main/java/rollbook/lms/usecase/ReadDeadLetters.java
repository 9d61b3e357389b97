package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import rollbook.lms.usecase.DeadLetters.DeadLetter;

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
}
