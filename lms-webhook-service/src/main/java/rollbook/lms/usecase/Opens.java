package rollbook.lms.usecase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.lms.domain.Ref;
import rollbook.lms.usecase.Assignments.Assignment;

/** Who opened what: said, or remembered until it can be. */
public interface Opens {

    /** One that is remembered: the last of that person and name. */
    record Parked(UUID connectionId, Ref ref, LmsUser person, long stamp, long deliveryId) {
        @Override
        public String toString() {
            return "Parked[" + connectionId + "]";
        }
    }

    /** One of an assignment that is settled. */
    record Said(Assignment assignment, LmsUser person, long stamp, long deliveryId) {
        @Override
        public String toString() {
            return "Said[" + assignment.id() + "]";
        }
    }

    /** Notes that somebody opened an assignment, each whether for the first time or again. */
    void note(List<Said> opens);

    void park(Parked open);

    /**
     * An assignment that is settled, of a connection that is confirmed, while opens of it may be remembered; held until the
     * transaction is over.
     */
    Optional<UUID> owing();

    /** Takes away remembered opens of an assignment's names, by their stamp; 200 at most. Fewer: it owes none any more. */
    List<Parked> unpark(UUID assignmentId);

    /** Those of an assignment that enrolls nobody. */
    void forget(UUID assignmentId);

    /** Those remembered for thirty days. */
    void forgetOld();
}
