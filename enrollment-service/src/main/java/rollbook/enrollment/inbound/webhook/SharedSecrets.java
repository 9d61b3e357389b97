package rollbook.enrollment.inbound.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secrets we share with whoever reports accounts: none, and nobody does; one; or two while it is changed for another. A
 * start with one that is no Standard Webhooks secret fails.
 */
@Startup
@Singleton
class SharedSecrets {
    private static final String PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final List<Webhook> secrets;

    SharedSecrets(@ConfigProperty(name = "rollbook.accounts.webhook-secrets") Optional<List<String>> secrets) {
        this.secrets = secrets.orElse(List.of()).stream()
                .map(String::strip)
                .map(SharedSecrets::webhook)
                .toList();
    }

    private static Webhook webhook(String secret) {
        try {
            var bytes = secret.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                    : new byte[0];
            if (bytes.length >= FEWEST_BYTES && bytes.length <= MOST_BYTES) {
                return new Webhook(secret);
            }
        } catch (IllegalArgumentException | EmptyWebhookSecretException e) {
            throw notOne();
        }
        throw notOne();
    }

    private static IllegalStateException notOne() {
        return new IllegalStateException(
                "rollbook.accounts.webhook-secrets: each is whsec_ and the base64 of 24 to 64 bytes, separated by commas");
    }

    boolean areThere() {
        return !secrets.isEmpty();
    }

    /** Whether one of them signed this within five minutes of now. */
    boolean signed(String payload, Map<String, List<String>> headers) {
        return secrets.stream().anyMatch(secret -> signed(secret, payload, headers));
    }

    private static boolean signed(Webhook secret, String payload, Map<String, List<String>> headers) {
        try {
            secret.verify(payload, headers);
            return true;
        } catch (WebhookVerificationException _) {
            return false;
        }
    }
}
