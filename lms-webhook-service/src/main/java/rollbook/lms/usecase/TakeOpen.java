package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Comparator;
import java.util.HashMap;
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
import rollbook.lms.usecase.Opens.Said;

/**
 * A learner opened something (R29). Of an assignment that is settled it is said; of one that is not, or not known yet, or by a
 * connection nobody confirmed, it is remembered, so that opens before and after end in the same. Each time is a word of its own
 * (X10); whether it enrolls is license-service's to say.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class TakeOpen {
    /** So that no two transactions that remember the same opens wait for each other. */
    private static final Comparator<Parked> IN_ONE_ORDER = Comparator.comparing(
                    (Parked parked) -> parked.ref().toString())
            .thenComparing(parked -> parked.person().subject());

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
     * An open, as the sender of its connection proved it.
     *
     * @param refs its names of the assignment, the strongest first; not empty
     * @param mayComeLater whether one that is unknown may still become known
     */
    public record Open(long deliveryId, List<Ref> refs, LmsUser person, boolean mayComeLater) {
        @Override
        public String toString() {
            return "Open[" + deliveryId + "]";
        }
    }

    /** Takes one that came by a connection. */
    public Fate take(Connection connection, Open open) {
        return take(connection, List.of(open)).getFirst();
    }

    /** Takes those that came by one connection at once; what became of each, in their order. */
    List<Fate> take(Connection unseen, List<Open> some) {
        var stamp = database.stamp();
        var connection = unseen.isPending() ? connections.share(unseen.id()).orElse(unseen) : unseen;
        assignments.hold(
                connection.id(),
                some.stream().map(Open::refs).flatMap(List::stream).toList(),
                false);
        var verdicts = new HashMap<List<Ref>, Verdict>();
        var judged = some.stream()
                .map(open -> new Judged(open, verdicts.computeIfAbsent(open.refs(), refs -> judge(connection, refs))))
                .toList();
        say(
                connection,
                judged.stream()
                        .filter(one -> one.verdict.fate == Fate.SAID)
                        .map(one -> one.said(stamp))
                        .toList());
        judged.stream()
                .filter(Judged::isKept)
                .map(one -> one.parked(connection, stamp))
                .sorted(IN_ONE_ORDER)
                .forEach(opens::park);
        return judged.stream().map(one -> one.verdict.fate).toList();
    }

    /** What becomes of the opens of an assignment by some names. */
    private record Verdict(Fate fate, Optional<Assignment> found) {}

    private record Judged(Open open, Verdict verdict) {
        Said said(long stamp) {
            return new Said(verdict.found.orElseThrow(), open.person, stamp, open.deliveryId);
        }

        boolean isKept() {
            return verdict.fate.isRemembered() && (verdict.found.isPresent() || open.mayComeLater);
        }

        Parked parked(Connection connection, long stamp) {
            return new Parked(connection.id(), open.refs.getFirst(), open.person, stamp, open.deliveryId);
        }
    }

    private Verdict judge(Connection connection, List<Ref> refs) {
        var found = find(connection, refs);
        return new Verdict(connection.isPending() ? Fate.UNCONFIRMED : fate(found), found);
    }

    /** The first of its names that is known decides; one that is not settled yet is held, so that nobody settles it unseen. */
    private Optional<Assignment> find(Connection connection, List<Ref> refs) {
        return refs.stream()
                .flatMap(ref -> assignments.find(connection.id(), ref).stream())
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

    /** Says opens, each with the stamp of its opening, by which alone it counts: a whole school may open at once. */
    void say(Connection connection, List<Said> said) {
        opens.note(said);
        outbox.appendInAnyOrder(said.stream()
                .map(open -> new AssignmentOpened(
                        Objects.requireNonNull(open.assignment().licenseId()),
                        open.assignment().id().toString(),
                        open.assignment().maker(),
                        open.person(),
                        open.stamp(),
                        connection.trusted() ? true : null))
                .toList());
    }
}
