package rollbook.enrollment.inbound.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import rollbook.enrollment.usecase.Licenses;
import rollbook.events.LicenseChanged;
import rollbook.events.Topic;
import rollbook.kit.consumer.Delivery;
import rollbook.kit.consumer.EventConsumer;

/** Keeps the replica of the licenses. */
@ApplicationScoped
class LicenseSnapshots implements EventConsumer {
    private final Licenses licenses;

    LicenseSnapshots(Licenses licenses) {
        this.licenses = licenses;
    }

    @Override
    public String name() {
        return "licenses";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.LICENSES);
    }

    @Override
    public void handle(List<Delivery> events) {
        for (var delivery : events) {
            if (delivery.envelope().event() instanceof LicenseChanged snapshot) {
                licenses.keep(snapshot);
            }
        }
    }
}
