package rollbook.lms.usecase;

import java.util.List;
import java.util.UUID;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.lms.domain.Ref;

/** Who opened what: said, or remembered until it can be. */
public interface Opens {

    /** One that is remembered: the last of that person and name. */
    record Parked(UUID connectionId, Ref ref, LmsUser person, long stamp, long deliveryId) {
        @Override
        public String toString() {
            return "Parked[" + connectionId + "]";
        }
    }

    /** Notes that somebody opened an assignment, whether for the first time or again. */
    void note(UUID assignmentId, LmsUser person, long stamp, long deliveryId);

    void park(Parked open);

    /** Takes away those of an assignment's names, by their stamp; a thousand at most. */
    List<Parked> unpark(UUID assignmentId);

    /** Assignments of a connection that are SETTLED while opens of them are remembered; ten at most. */
    List<UUID> owed();

    /** Those remembered for thirty days. */
    void forgetOld();
}
