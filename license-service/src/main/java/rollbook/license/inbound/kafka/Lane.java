package rollbook.license.inbound.kafka;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import rollbook.events.AccessNoted;
import rollbook.events.AssignmentOpened;
import rollbook.events.Event;
import rollbook.events.InviteAccepted;
import rollbook.events.InviteClosed;
import rollbook.events.OuMembershipChanged;
import rollbook.events.SourceEnded;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.events.UserWithdrawn;
import rollbook.kit.consumer.Delivery;
import rollbook.kit.consumer.EventConsumer;
import rollbook.license.usecase.Fact;
import rollbook.license.usecase.RecordFacts;

/** One of the two topics facts come on, with a loop and connections of its own (DESIGN §4 <em>Decide</em>). */
abstract class Lane implements EventConsumer {
    private final RecordFacts recordFacts;
    private final String pool;
    private final Topic topic;

    Lane(RecordFacts recordFacts, String pool, Topic topic) {
        this.recordFacts = recordFacts;
        this.pool = pool;
        this.topic = topic;
    }

    @Override
    public String name() {
        return pool + "-lane";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(topic);
    }

    @Override
    public String pool() {
        return pool;
    }

    @Override
    public void handle(List<Delivery> events) {
        recordFacts.record(events.stream().flatMap(Lane::fact).toList());
    }

    @Override
    public int parts(Event event) {
        return switch (event) {
            case UserEnrolled fact -> fact.people().size();
            case UserWithdrawn fact -> fact.people().size();
            case OuMembershipChanged fact -> fact.size();
            default -> 1;
        };
    }

    @Override
    public Event only(Event event, int part) {
        return switch (event) {
            case UserEnrolled fact ->
                new UserEnrolled(
                        fact.licenseId(),
                        fact.method(),
                        fact.source(),
                        fact.batchId(),
                        fact.planId(),
                        fact.actor(),
                        fact.stamp(),
                        List.of(fact.people().get(part)));
            case UserWithdrawn fact ->
                new UserWithdrawn(
                        fact.licenseId(),
                        fact.method(),
                        fact.source(),
                        fact.batchId(),
                        fact.actor(),
                        fact.stamp(),
                        List.of(fact.people().get(part)));
            case OuMembershipChanged fact -> only(fact, part);
            default -> event;
        };
    }

    /** Whoever joined comes before whoever left. */
    private static OuMembershipChanged only(OuMembershipChanged fact, int part) {
        var joined = fact.joined().size();
        return new OuMembershipChanged(
                fact.licenseId(),
                fact.syncId(),
                fact.runId(),
                fact.unitId(),
                fact.stamp(),
                part < joined ? List.of(fact.joined().get(part)) : List.of(),
                part < joined ? List.of() : List.of(fact.left().get(part - joined)));
    }

    private static Stream<Fact> fact(Delivery delivery) {
        var event = delivery.envelope().event();
        return switch (event) {
            case UserEnrolled _,
                    UserWithdrawn _,
                    OuMembershipChanged _,
                    AssignmentOpened _,
                    InviteAccepted _,
                    InviteClosed _,
                    SourceEnded _,
                    AccessNoted _ -> Stream.of(new Fact(delivery.envelope().id(), event, delivery.failed(), false));
            default -> Stream.empty();
        };
    }
}
