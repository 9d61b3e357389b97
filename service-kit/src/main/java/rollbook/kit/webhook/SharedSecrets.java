package rollbook.kit.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** The secrets we share with a sender of webhooks: none, and nobody sends; one; or two while it is changed for another. */
public final class SharedSecrets {
    private static final String PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final String ID = "webhook-id";
    private static final int LONGEST_ID = 255;

    private final List<Webhook> secrets;

    /**
     * The secrets of a setting.
     *
     * @throws IllegalStateException when one is no Standard Webhooks secret; it names the setting and not the secret
     */
    public SharedSecrets(String setting, Optional<List<String>> secrets) {
        this.secrets = secrets.orElse(List.of()).stream()
                .map(String::strip)
                .map(secret -> webhook(setting, secret))
                .toList();
    }

    private static Webhook webhook(String setting, String secret) {
        try {
            var bytes = secret.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                    : new byte[0];
            if (bytes.length >= FEWEST_BYTES && bytes.length <= MOST_BYTES) {
                return new Webhook(secret);
            }
        } catch (IllegalArgumentException | EmptyWebhookSecretException e) {
            throw notOne(setting);
        }
        throw notOne(setting);
    }

    private static IllegalStateException notOne(String setting) {
        return new IllegalStateException(
                setting + ": each is whsec_ and the base64 of 24 to 64 bytes, separated by commas");
    }

    /**
     * A delivery as it came, if one of the secrets signed it within five minutes of now.
     *
     * @throws ProblemException 404 while there is no secret, 400 for what is no UTF-8 or has no usable id, 401 for a bad
     *     signature
     */
    public SignedDelivery verified(byte[] body, Map<String, List<String>> headers) {
        if (secrets.isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        var payload = text(body);
        if (secrets.stream().noneMatch(secret -> signed(secret, payload, headers))) {
            throw new ProblemException(WebhookProblem.BAD_SIGNATURE);
        }
        return new SignedDelivery(id(headers), payload);
    }

    private static boolean signed(Webhook secret, String payload, Map<String, List<String>> headers) {
        try {
            secret.verify(payload, headers);
            return true;
        } catch (WebhookVerificationException _) {
            return false;
        }
    }

    private static String id(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(ID))
                .map(header -> header.getValue().getFirst())
                .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.MALFORMED_REQUEST, "A webhook-id has 1 to " + LONGEST_ID + " characters."));
    }

    /** Strictly: the signature is over bytes, and what would be replaced in reading them was not signed. */
    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "The body is not UTF-8.");
        }
    }
}
