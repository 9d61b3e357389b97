package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import rollbook.kit.failure.FailureText;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.ClassroomGrants.Grant;
import rollbook.lms.usecase.Classrooms.UnreadableException;
import rollbook.lms.usecase.Confirmations.Confirming;
import rollbook.lms.usecase.LookAtClassroom.Made;
import rollbook.lms.usecase.LookAtClassroom.Nothing;
import rollbook.lms.usecase.LookAtClassroom.Opened;
import rollbook.lms.usecase.LookAtClassroom.Seen;

/**
 * Looks at what Google pushed ids of, and takes in what is there, once. While Google is away it is tried again, for about a
 * day; then it is a dead letter. Google is asked outside of any transaction, and whoever asks holds a lease.
 */
@ApplicationScoped
public class ConfirmPushes {
    private static final Logger LOG = Logger.getLogger(ConfirmPushes.class);
    /** With pauses that double from half a minute up to an hour: a day. */
    static final int MOST_TRIES = 30;

    private final Confirmations confirmations;
    private final Deliveries deliveries;
    private final ClassroomGrants grants;
    private final ReadPush readPush;
    private final LookAtClassroom lookAtClassroom;
    private final HearClassroom hearClassroom;
    private final SettleAssignments settleAssignments;
    private final LoseGrant loseGrant;
    private final ClassroomTimes times;
    private final Database database;

    ConfirmPushes(
            Confirmations confirmations,
            Deliveries deliveries,
            ClassroomGrants grants,
            ReadPush readPush,
            LookAtClassroom lookAtClassroom,
            HearClassroom hearClassroom,
            SettleAssignments settleAssignments,
            LoseGrant loseGrant,
            ClassroomTimes times,
            Database database) {
        this.confirmations = confirmations;
        this.deliveries = deliveries;
        this.grants = grants;
        this.readPush = readPush;
        this.lookAtClassroom = lookAtClassroom;
        this.hearClassroom = hearClassroom;
        this.settleAssignments = settleAssignments;
        this.loseGrant = loseGrant;
        this.times = times;
        this.database = database;
    }

    /** Confirms one that is due; false: there is none. */
    public boolean step() {
        var due = database.inTransaction(() -> confirmations.take(ClassroomTimes.LEASE));
        due.ifPresent(this::confirm);
        return due.isPresent();
    }

    private void confirm(Confirming due) {
        var grant = database.inTransaction(() -> grants.find(due.connectionId()));
        try {
            conclude(due, grant.map(some -> look(some, due)).orElseGet(() -> new Nothing("DISCONNECTED")));
        } catch (UnreadableException e) {
            unread(due, grant.orElseThrow(), e);
        } catch (RuntimeException e) {
            if (TakeDelivery.passes(e)) {
                throw e;
            }
            var why = FailureText.of(e);
            LOG.errorf("a push cannot be handled and becomes a dead letter: %s", why);
            giveUp(due, why);
        }
    }

    private Seen look(Grant grant, Confirming due) {
        var trouble = grant.trouble();
        if (trouble != null) {
            throw UnreadableException.of(trouble);
        }
        return lookAtClassroom.at(grant, readPush.word(due.body()));
    }

    private void unread(Confirming due, Grant grant, UnreadableException e) {
        e.trouble().ifPresent(trouble -> loseGrant.lose(grant, trouble));
        if (e.passes() || e.trouble().isPresent()) {
            later(due, e.trouble().map(Enum::name).orElse("GOOGLE_AWAY"));
        } else {
            conclude(due, new Nothing("NOT_TO_BE_SEEN"));
        }
    }

    private void conclude(Confirming due, Seen seen) {
        var made = database.inTransaction(() -> {
            if (!confirmations.hold(due)) {
                return Optional.<UUID>empty();
            }
            var assignment = ours(seen).map(ours -> hearClassroom.made(ours).id());
            var outcome = switch (seen) {
                case Nothing nothing -> Outcome.ignored(nothing.why());
                case Made _ -> Outcome.TAKEN;
                case Opened opened -> hearClassroom.changed(due.id(), opened.submission(), opened.person());
            };
            deliveries.become(due.id(), outcome.state(), outcome.why());
            confirmations.release(due.id());
            return assignment;
        });
        made.ifPresent(settleAssignments::settle);
    }

    private static Optional<HearClassroom.Ours> ours(Seen seen) {
        return switch (seen) {
            case Nothing _ -> Optional.empty();
            case Made made -> Optional.of(made.ours());
            case Opened opened -> Optional.ofNullable(opened.first());
        };
    }

    private void later(Confirming due, String why) {
        if (due.tries() >= MOST_TRIES) {
            giveUp(due, why);
            return;
        }
        database.inTransaction(() -> {
            confirmations.tryAgain(due.id(), times.pause(due.tries()));
            return due;
        });
    }

    private void giveUp(Confirming due, String why) {
        database.inTransaction(() -> {
            confirmations.giveUp(due.id(), why);
            return due;
        });
    }
}
