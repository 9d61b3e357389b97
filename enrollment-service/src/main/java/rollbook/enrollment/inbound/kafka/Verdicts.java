package rollbook.enrollment.inbound.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import rollbook.enrollment.usecase.RecordVerdicts;
import rollbook.events.MembershipChanged;
import rollbook.events.Topic;
import rollbook.kit.consumer.Delivery;
import rollbook.kit.consumer.EventConsumer;

/** Hears what license-service decided. */
@ApplicationScoped
class Verdicts implements EventConsumer {
    private final RecordVerdicts recordVerdicts;

    Verdicts(RecordVerdicts recordVerdicts) {
        this.recordVerdicts = recordVerdicts;
    }

    @Override
    public String name() {
        return "verdicts";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.MEMBERSHIPS);
    }

    @Override
    public void handle(List<Delivery> events) {
        for (var delivery : events) {
            if (delivery.envelope().event() instanceof MembershipChanged verdict) {
                recordVerdicts.record(verdict);
            }
        }
    }
}
