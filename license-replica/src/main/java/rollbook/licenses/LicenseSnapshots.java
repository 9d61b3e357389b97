package rollbook.licenses;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import rollbook.events.LicenseChanged;
import rollbook.events.Topic;
import rollbook.kit.consumer.Delivery;
import rollbook.kit.consumer.EventConsumer;

/** Keeps the replica of the licenses. */
@ApplicationScoped
class LicenseSnapshots implements EventConsumer {
    private final Licenses licenses;
    private final LicenseNews news;

    LicenseSnapshots(Licenses licenses, LicenseNews news) {
        this.licenses = licenses;
        this.news = news;
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
                news.changed(snapshot);
            }
        }
    }
}
