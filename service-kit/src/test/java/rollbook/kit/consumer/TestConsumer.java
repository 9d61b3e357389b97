package rollbook.kit.consumer;

import java.util.List;
import java.util.Set;
import rollbook.events.Event;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;

/** Writes one effect per person, and does what a test wants done to it before each event. */
record TestConsumer(String name, Topic topic, Effects effects, String doneBy, Before before) implements EventConsumer {

    /** Runs in the transaction, before the effects of a delivery. */
    @FunctionalInterface
    interface Before {
        void delivery(Delivery delivery, UserEnrolled event);
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(topic);
    }

    @Override
    public int parts(Event event) {
        return ((UserEnrolled) event).people().size();
    }

    @Override
    public void handle(List<Delivery> events) {
        for (var delivery : events) {
            var event = (UserEnrolled) delivery.envelope().event();
            before.delivery(delivery, event);
            for (var part = 0; part < event.people().size(); part++) {
                var email = event.people().get(part).email();
                effects.write(
                        delivery.envelope().id(),
                        part,
                        doneBy,
                        email,
                        delivery.failed().contains(part));
            }
        }
    }
}
