package rollbook.invite.inbound.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import rollbook.events.Event;
import rollbook.events.InviteRequested;
import rollbook.events.InviteWithdrawn;
import rollbook.events.Topic;
import rollbook.invite.usecase.OfferInvites;
import rollbook.kit.consumer.Delivery;
import rollbook.kit.consumer.EventConsumer;

/** Hears whom license-service has judged to be invited, and whose invite is taken back. */
@ApplicationScoped
class InviteOrders implements EventConsumer {
    private final OfferInvites offerInvites;

    InviteOrders(OfferInvites offerInvites) {
        this.offerInvites = offerInvites;
    }

    @Override
    public String name() {
        return "invite-orders";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INVITES);
    }

    @Override
    public void handle(List<Delivery> events) {
        events.forEach(delivery -> carryOut(delivery.envelope().event()));
    }

    private void carryOut(Event event) {
        switch (event) {
            case InviteRequested requested -> offerInvites.offer(requested);
            case InviteWithdrawn withdrawn -> offerInvites.withdraw(withdrawn);
            default -> throw new IllegalArgumentException("not about invites: " + event);
        }
    }
}
