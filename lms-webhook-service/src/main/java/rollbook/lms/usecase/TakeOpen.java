package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import rollbook.events.AssignmentOpened;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.Ref;
import rollbook.lms.usecase.Assignments.Assignment;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.Opens.Parked;

/**
 * A learner opened something (R29). Of an assignment that is settled it is said; of one that is not, or not known yet, or by a
 * connection nobody confirmed, it is remembered, so that opens before and after end in the same. Each time is a word of its own
 * (X10); whether it enrolls is license-service's to say.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class TakeOpen {
    private final Connections connections;
    private final Assignments assignments;
    private final Opens opens;
    private final Outbox outbox;
    private final Database database;

    TakeOpen(Connections connections, Assignments assignments, Opens opens, Outbox outbox, Database database) {
        this.connections = connections;
        this.assignments = assignments;
        this.opens = opens;
        this.outbox = outbox;
        this.database = database;
    }

    /** What came of it. */
    public enum Fate {
        SAID,
        /** Remembered until the connection is confirmed. */
        UNCONFIRMED,
        /** Of nothing of ours that is known: a regular assignment (R30), or one we have not heard of yet. */
        UNKNOWN,
        /** Remembered until its license is settled. */
        UNSETTLED,
        /** Of an assignment that enrolls nobody. */
        ENROLLS_NOBODY;

        /** Whether it is kept here for later; of UNKNOWN only where it was to be. */
        public boolean isRemembered() {
            return this == UNCONFIRMED || this == UNSETTLED || this == UNKNOWN;
        }
    }

    /**
     * An open, as its sender proved it.
     *
     * @param refs its names of the assignment, the strongest first; not empty
     * @param mayComeLater whether one that is unknown may still become known
     */
    public record Open(Connection connection, long deliveryId, List<Ref> refs, LmsUser person, boolean mayComeLater) {
        @Override
        public String toString() {
            return "Open[" + connection.id() + "]";
        }
    }

    public Fate take(Open open) {
        var stamp = database.stamp();
        var connection = open.connection();
        if (connection.isPending()) {
            connection = connections.share(connection.id()).orElse(connection);
        }
        open.refs().forEach(ref -> assignments.hold(open.connection().id(), ref, false));
        var found = find(open);
        var fate = connection.isPending() ? Fate.UNCONFIRMED : fate(found);
        if (fate == Fate.SAID) {
            var assignment = found.orElseThrow();
            opens.note(assignment.id(), open.person(), stamp, open.deliveryId());
            say(connection, assignment, open.person(), stamp);
        } else if (fate.isRemembered() && (found.isPresent() || open.mayComeLater())) {
            opens.park(new Parked(connection.id(), open.refs().getFirst(), open.person(), stamp, open.deliveryId()));
        }
        return fate;
    }

    /** The first of its names that is known decides; one that is not settled yet is held, so that nobody settles it unseen. */
    private Optional<Assignment> find(Open open) {
        return open.refs().stream()
                .flatMap(ref -> assignments.find(open.connection().id(), ref).stream())
                .findFirst()
                .flatMap(found ->
                        found.state() == AssignmentState.SETTLED ? Optional.of(found) : assignments.share(found.id()));
    }

    private static Fate fate(Optional<Assignment> found) {
        return found.map(assignment -> switch (assignment.state()) {
                    case SETTLED -> Fate.SAID;
                    case ASKED, CHOOSE -> Fate.UNSETTLED;
                    case MAKER_NOT_ON_LICENSE, NO_LICENSE -> Fate.ENROLLS_NOBODY;
                })
                .orElse(Fate.UNKNOWN);
    }

    /** Says an open with the stamp of its opening, by which alone it counts: a whole school may open at once. */
    void say(Connection connection, Assignment assignment, LmsUser person, long stamp) {
        outbox.appendInAnyOrder(new AssignmentOpened(
                Objects.requireNonNull(assignment.licenseId()),
                assignment.id().toString(),
                assignment.maker(),
                person,
                stamp,
                connection.trusted() ? true : null));
    }
}
