package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import rollbook.events.AssignmentCreated;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.Settlement;
import rollbook.lms.usecase.Opens.Parked;
import rollbook.lms.usecase.Opens.Said;

/**
 * Settles for which license an assignment is (X26, X27): license-service is asked on which its maker is, and while it is away is
 * asked again. Then what was opened before is said, each with the stamp of its opening.
 */
@ApplicationScoped
public class SettleAssignments {
    private final Assignments assignments;
    private final Questions questions;
    private final Connections connections;
    private final Makers makers;
    private final Opens opens;
    private final Deliveries deliveries;
    private final TakeOpen takeOpen;
    private final Outbox outbox;
    private final Database database;

    SettleAssignments(
            Assignments assignments,
            Questions questions,
            Connections connections,
            Makers makers,
            Opens opens,
            Deliveries deliveries,
            TakeOpen takeOpen,
            Outbox outbox,
            Database database) {
        this.assignments = assignments;
        this.questions = questions;
        this.connections = connections;
        this.makers = makers;
        this.opens = opens;
        this.deliveries = deliveries;
        this.takeOpen = takeOpen;
        this.outbox = outbox;
        this.database = database;
    }

    /** Asks about one that is due, or says what one owes; false: there is none. */
    public boolean step() {
        if (sayOwed()) {
            return true;
        }
        var due = database.inTransaction(questions::due);
        due.ifPresent(this::settle);
        return due.isPresent();
    }

    /**
     * Settles one at once, as far as that is possible now; what it is then. While its connection is not confirmed it stays
     * asked, for nothing of it reaches the license; while the license's admin has not come through the connection, so does one
     * whose maker is not known to be on the license.
     */
    public AssignmentState settle(UUID id) {
        var asked = database.inTransaction(() -> assignments.find(id)).orElseThrow();
        var connection = database.inTransaction(() -> connections.find(asked.connectionId()));
        if (asked.state() != AssignmentState.ASKED
                || connection.isEmpty()
                || connection.get().isPending()) {
            return asked.state();
        }
        try {
            var licenses = makers.licensesOf(
                    asked.maker(), asked.makerAccount(), connection.get().trusted(), asked.licenseId());
            var settlement = Settlement.of(asked.licenseId(), licenses);
            // once the admin came by, the maker's address may count, and they be on the license after all
            return settlement.state() == AssignmentState.MAKER_NOT_ON_LICENSE
                            && connection.get().awaitsAdmin()
                    ? askLater(id)
                    : settle(id, settlement);
        } catch (ProblemException _) { // license-service is away
            return askLater(id);
        }
    }

    private AssignmentState askLater(UUID id) {
        return database.inTransaction(() -> {
            questions.askLater(id);
            return AssignmentState.ASKED;
        });
    }

    /** Keeps what was decided, once, and announces it. */
    AssignmentState settle(UUID id, Settlement settlement) {
        return database.inTransaction(() -> {
            var assignment = assignments.lock(id).orElseThrow();
            if (!assignment.state().mayStillEnroll() || assignment.state() == settlement.state()) {
                return assignment.state();
            }
            assignments.settle(id, settlement);
            if (settlement.state() == AssignmentState.SETTLED) {
                outbox.append(new AssignmentCreated(
                        Objects.requireNonNull(settlement.licenseId()),
                        id.toString(),
                        assignment.maker(),
                        assignment.title(),
                        assignment.stamp()));
            } else if (!settlement.state().mayStillEnroll()) {
                opens.forget(id);
            }
            return settlement.state();
        });
    }

    /** Of one assignment, some of the opens: whoever opens it now does not wait long for the license. */
    private boolean sayOwed() {
        return database.inTransaction(() -> {
            var owing = opens.owing();
            owing.ifPresent(this::sayParked);
            return owing.isPresent();
        });
    }

    private void sayParked(UUID id) {
        var assignment = assignments.find(id).orElseThrow();
        var connection = connections.find(assignment.connectionId()).orElseThrow();
        var owed = opens.unpark(id);
        deliveries.become(owed.stream().map(Parked::deliveryId).toList(), Outcome.TAKEN);
        takeOpen.say(
                connection,
                owed.stream()
                        .map(parked -> new Said(assignment, parked.person(), parked.stamp(), parked.deliveryId()))
                        .toList());
    }
}
