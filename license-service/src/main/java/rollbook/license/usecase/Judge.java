package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import rollbook.events.Actor;
import rollbook.kit.outbox.Outbox;

/**
 * The one writer of memberships (DESIGN §2): what is said of people on licenses becomes lines of the projection, entries
 * of the ledger, and what is announced, in the transaction under way. The caller holds the licenses' locks.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Judge {
    private static final Logger LOG = Logger.getLogger(Judge.class);

    private final Memberships memberships;
    private final Ledger ledger;
    private final Activities activities;
    private final TellInvites invites;
    private final RaiseAlerts alerts;
    private final Outbox outbox;

    Judge(
            Memberships memberships,
            Ledger ledger,
            Activities activities,
            TellInvites invites,
            RaiseAlerts alerts,
            Outbox outbox) {
        this.memberships = memberships;
        this.ledger = ledger;
        this.activities = activities;
        this.invites = invites;
        this.alerts = alerts;
        this.outbox = outbox;
    }

    /** Opens a judgment of these licenses, with the lines of these people. */
    Judgment open(Set<UUID> licenseIds, Collection<Memberships.Key> keys) {
        return new Judgment(
                ledger.positions(licenseIds), memberships.ended(licenseIds), memberships.load(Set.copyOf(keys)));
    }

    /** Judges one fact or act; seats it frees go to those who wait, in their order. */
    void pass(Judgment judgment, Said said) {
        judgment.judge(said);
        seatWaiting(judgment, said.licenseId(), said.stamp());
    }

    /** Makes one person of two on a license. */
    void merge(Judgment judgment, UUID licenseId, Persons.Merge merge, long stamp) {
        var said = Said.act(licenseId, Said.Kind.MERGE, null, Actor.SYSTEM, stamp, List.of());
        judgment.merge(said, merge.from(), merge.into());
        seatWaiting(judgment, licenseId, stamp);
    }

    /** Gives every free seat to those who wait: at the end of each act nobody waits while a seat is free. */
    void seatWaiting(Judgment judgment, UUID licenseId, long stamp) {
        for (var calls = calls(judgment, licenseId); calls > 0; calls = calls(judgment, licenseId)) {
            flush(judgment);
            var waiting = memberships.waiting(licenseId, Math.min(calls, Said.MOST_PEOPLE));
            if (waiting.isEmpty()) {
                LOG.errorf("licenseId=%s: its counters say somebody waits, and nobody does", licenseId);
                return;
            }
            judgment.seat(Said.act(licenseId, Said.Kind.SEATING, null, Actor.SYSTEM, stamp, List.of()), waiting);
        }
    }

    private static int calls(Judgment judgment, UUID licenseId) {
        return judgment.position(licenseId).seats().calls();
    }

    /** Stores what was judged and announces it. */
    void close(Judgment judgment) {
        flush(judgment);
        var acts = judgment.acts();
        var entered = acts.stream().filter(Judged::isEntered).toList();
        ledger.append(entered);
        var before = ledger.positions(judgment.positions().keySet());
        ledger.moveTo(judgment.positions());
        activities.count(entered);
        acts.forEach(act -> outbox.append(act.answer()));
        invites.tell(acts);
        judgment.positions().forEach((licenseId, after) -> alert(licenseId, before, after));
    }

    private void alert(UUID licenseId, Map<UUID, Ledger.Position> before, Ledger.Position after) {
        var was = before.get(licenseId);
        if (was != null) {
            alerts.seats(licenseId, was.seats(), after.seats());
        }
    }

    private void flush(Judgment judgment) {
        memberships.delete(judgment.takeGone());
        memberships.add(judgment.takeAdded());
        memberships.save(judgment.takeChanged());
    }
}
