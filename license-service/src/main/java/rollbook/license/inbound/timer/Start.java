package rollbook.license.inbound.timer;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import rollbook.license.usecase.RepublishLicenses;

/** What is done once at each start, beside the start itself. */
@ApplicationScoped
class Start {
    private final RepublishLicenses republishLicenses;

    Start(RepublishLicenses republishLicenses) {
        this.republishLicenses = republishLicenses;
    }

    void republish(@Observes StartupEvent started) {
        Thread.ofVirtual().name("republish-licenses").start(republishLicenses::republish);
    }
}
