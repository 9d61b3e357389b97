package rollbook.lms.inbound.webhook;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.kit.webhook.SharedSecrets;
import rollbook.kit.webhook.SignedDelivery;

/** The secrets we share with our own app. A start with one that is no Standard Webhooks secret fails. */
@Startup
@ApplicationScoped
class AppSecrets {
    private final SharedSecrets secrets;

    AppSecrets(@ConfigProperty(name = "rollbook.app.webhook-secrets") Optional<List<String>> secrets) {
        this.secrets = new SharedSecrets("rollbook.app.webhook-secrets", secrets);
    }

    SignedDelivery verified(byte[] body, Map<String, List<String>> headers) {
        return secrets.verified(body, headers);
    }
}
