package rollbook.license.inbound.timer;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import rollbook.license.usecase.RepublishLicenses;

/** What is done once at each start, beside the start itself. */
@ApplicationScoped
class Start {
    private static final Logger LOG = Logger.getLogger(Start.class);

    private final RepublishLicenses republishLicenses;

    Start(RepublishLicenses republishLicenses) {
        this.republishLicenses = republishLicenses;
    }

    void republish(@Observes StartupEvent started) {
        Thread.ofVirtual().name("republish-licenses").start(this::republish);
    }

    private void republish() {
        try {
            republishLicenses.republish();
        } catch (RuntimeException e) {
            LOG.warnf("The licenses were not all republished; the next start does it: %s", e.toString());
        }
    }
}
