package rollbook.license.usecase;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.events.InviteRequested;
import rollbook.events.InviteWithdrawn;
import rollbook.kit.outbox.Outbox;
import rollbook.license.domain.Word;

/** Has invite-service invite those whom a verdict invites (R46–R48), and take back what is no longer to be answered. */
@ApplicationScoped
class TellInvites {
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;
    private final InviteLife life;

    TellInvites(Ledger ledger, Outbox outbox, Clock clock, InviteLife life) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
        this.life = life;
    }

    /** One person's invite. */
    private record Pending(Memberships.Row row, Word offer) {
        UUID memberId() {
            return row.key().personId();
        }

        UUID inviteId() {
            return offer.inviteId(row.key().licenseId(), memberId());
        }
    }

    void tell(Collection<Judged> acts) {
        acts.forEach(act -> {
            withdraw(act);
            request(act);
        });
    }

    private void withdraw(Judged act) {
        var people = new ArrayList<InviteWithdrawn.Invitee>();
        for (var move : act.moves()) {
            var row = move.before();
            if (row != null) {
                move.withdrawn()
                        .map(offer -> new Pending(row, offer))
                        .filter(pending -> !pending.inviteId().equals(act.said().inviteId())) // answered
                        .map(pending -> new InviteWithdrawn.Invitee(pending.inviteId(), pending.memberId()))
                        .ifPresent(people::add);
            }
        }
        if (!people.isEmpty()) {
            outbox.append(new InviteWithdrawn(act.said().licenseId(), people));
        }
    }

    private void request(Judged act) {
        var pending = new ArrayList<Pending>();
        for (var move : act.moves()) {
            var row = move.after();
            if (row != null) {
                move.requested().map(offer -> new Pending(row, offer)).ifPresent(pending::add);
            }
        }
        if (!pending.isEmpty()) {
            var byFact = pending.stream().collect(groupingBy(one -> one.offer().eventId()));
            var inviters = ledger.actors(act.said().licenseId(), byFact.keySet());
            byFact.forEach((fact, people) ->
                    request(act, people, inviters.getOrDefault(fact, act.said().actor())));
        }
    }

    /** Who waited for a seat is invited by whoever named them then. */
    private void request(Judged act, List<Pending> people, Actor inviter) {
        outbox.append(new InviteRequested(
                act.said().licenseId(),
                Objects.requireNonNull(people.getFirst().offer().batchId(), "an offer names its batch"),
                inviter,
                life.end(clock.instant()),
                people.stream()
                        .map(one -> new InviteRequested.Invitee(
                                one.inviteId(),
                                one.memberId(),
                                Objects.requireNonNull(one.row().address(), "who is invited has an address")))
                        .toList()));
    }
}
