package rollbook.license.inbound.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import rollbook.events.Event;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.consumer.Delivery;
import rollbook.kit.consumer.EventConsumer;
import rollbook.license.usecase.RecordFacts;

/** The live lane: facts a person is waiting on, judged as they come. */
@ApplicationScoped
class LiveLane implements EventConsumer {
    private final RecordFacts recordFacts;

    LiveLane(RecordFacts recordFacts) {
        this.recordFacts = recordFacts;
    }

    @Override
    public String name() {
        return "live-lane";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.ENROLLMENT_LIVE);
    }

    @Override
    public String pool() {
        return "live";
    }

    @Override
    public void handle(List<Delivery> events) {
        recordFacts.record(events.stream().flatMap(LiveLane::fact).toList());
    }

    @Override
    public int parts(Event event) {
        return event instanceof UserEnrolled fact ? fact.people().size() : 1;
    }

    private static Stream<RecordFacts.Fact> fact(Delivery delivery) {
        return delivery.envelope().event() instanceof UserEnrolled said
                ? Stream.of(new RecordFacts.Fact(delivery.envelope().id(), said, delivery.failed()))
                : Stream.empty();
    }
}
