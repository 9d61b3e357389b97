package rollbook.stack.lms;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Our own app, reporting what happens in it (Standard Webhooks, PROTOCOLS §E). */
public final class AppWebhooks {
    private static final String FORGED = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Courier.Patience PATIENCE = new Courier.Patience(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5)),
            Courier.Patience::isSuccess);

    private final Courier courier;
    private final Clock clock;

    AppWebhooks(Courier courier, Clock clock) {
        this.courier = courier;
        this.clock = clock;
    }

    /**
     * Reports something, under a new id.
     *
     * @param type {@code assignment.created}, {@code assignment.opened}, or any other
     * @param secret {@code whsec_…}
     */
    public CompletableFuture<LmsLog.Attempt> send(URI target, String secret, String type, JsonObject data) {
        return send(target, secret, "msg_" + Ids.randomHex(24), type, data);
    }

    /** Under an id that was used before: the same message once more, whatever it says. */
    public CompletableFuture<LmsLog.Attempt> send(URI target, String secret, String id, String type, JsonObject data) {
        var body = new JsonObject()
                .put("type", type)
                .put("timestamp", clock.instant().toString())
                .put("data", data)
                .encode();
        return courier.send(new Courier.Message(
                LmsKind.APP_WEBHOOK, id, target, PATIENCE, (_, forged) -> signed(forged ? FORGED : secret, id, body)));
    }

    /** Signed anew at each try, as the time of the try is signed, too. */
    private Courier.Letter signed(String secret, String id, String body) {
        var now = clock.instant().getEpochSecond();
        try {
            var signature = new Webhook(secret).sign(id, now, body);
            return new Courier.Letter(
                    Map.of(
                            "Content-Type",
                            "application/json",
                            "webhook-id",
                            id,
                            "webhook-timestamp",
                            Long.toString(now),
                            "webhook-signature",
                            signature),
                    body);
        } catch (WebhookSigningException | EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("A secret is whsec_ and base64", e);
        }
    }
}
