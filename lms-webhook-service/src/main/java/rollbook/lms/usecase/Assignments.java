package rollbook.lms.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.Ref;
import rollbook.lms.domain.Settlement;

/** The assignments of our app that teachers made in an LMS. */
public interface Assignments {

    /**
     * One of them.
     *
     * @param licenseId where it is pinned (X10); of a connection with a license from the beginning
     * @param makerAccount where our own app says it
     */
    record Assignment(
            UUID id,
            UUID connectionId,
            @Nullable UUID licenseId,
            AssignmentState state,
            String title,
            LmsUser maker,
            @Nullable UUID makerAccount,
            Instant madeAt,
            long stamp) {
        @Override
        public String toString() {
            return "Assignment[" + id + ", " + state + "]";
        }
    }

    /** One with how many opened it. */
    record Listed(Assignment assignment, long openedBy) {}

    /** Keeps a new one; it is ASKED, and asked about at once. */
    void keep(Assignment made);

    /** Names it. Empty: so it is; else the one that bears that name already. */
    Optional<UUID> name(UUID connectionId, Ref ref, UUID assignmentId);

    /** The one of that name in a connection. */
    Optional<Assignment> find(UUID connectionId, Ref ref);

    /** Those a maker made by a connection that enroll nobody, or nobody yet; the last first, a hundred at most. */
    List<Assignment> unsettled(UUID connectionId, String makerSubject, UUID makerAccount);

    /** Holds these names until the transaction is over: against whoever names them, or beside others who look for them. */
    void hold(UUID connectionId, Collection<Ref> refs, boolean alone);

    Optional<Assignment> find(UUID id);

    Optional<Assignment> share(UUID id);

    Optional<Assignment> lock(UUID id);

    void settle(UUID id, Settlement settlement);

    /** Those of a license after that one, by their age. */
    List<Listed> of(UUID licenseId, UUID after, int limit);
}
