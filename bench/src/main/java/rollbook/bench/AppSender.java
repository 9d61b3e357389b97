package rollbook.bench;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * Our own app as the sender of its webhooks, at the least cost: what is said is made and signed beforehand, and goes over
 * connections that are kept, to the port of lms-webhook-service itself. In production an nginx is in between; the gateway of
 * the local stack and the LMS simulator, which keeps what it sent, take more of two cores than the service does, and would be
 * what is measured.
 */
final class AppSender implements AutoCloseable {
    private static final String PATH = "/webhooks/app";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Our app's own, of five seconds to five hours, 2 000 times as fast. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofNanos(2_500_000),
            Duration.ofMillis(150),
            Duration.ofMillis(900),
            Duration.ofMillis(3_600),
            Duration.ofMillis(9_000));

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    private final HttpClient http;
    private final RequestOptions request;
    private final Webhook secret;

    /** To this port of this machine, so many at once at the most; the others wait in line. */
    AppSender(int port, String secret, int connections) {
        http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
        request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(PATH)
                .setIdleTimeout(PATIENCE.toMillis());
        try {
            this.secret = new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("A secret is whsec_ and base64", e);
        }
    }

    /** A delivery, ready to go; its signature holds for five minutes. */
    record Letter(String id, String body, String time, String signature) {
        @Override
        public String toString() {
            return "Letter[" + id + "]";
        }
    }

    /** One under an id of its own. */
    Letter letter(String type, JsonObject data) {
        var now = Instant.now();
        var body = new JsonObject()
                .put("type", type)
                .put("timestamp", now.toString())
                .put("data", data)
                .encode();
        return signed("msg_" + UUID.randomUUID(), body, now);
    }

    private Letter signed(String id, String body, Instant now) {
        try {
            var signature = secret.sign(id, now.getEpochSecond(), body);
            return new Letter(id, body, Long.toString(now.getEpochSecond()), signature);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Delivers it, once more and signed anew after each answer that is not 2xx and where none comes within 15 s.
     *
     * @return how many tries it took, from 1
     * @throws IllegalStateException where it was never taken
     */
    int send(Letter letter) throws InterruptedException {
        var status = status(letter);
        for (var tries = 1; ; tries++) {
            if (status / 100 == 2) {
                return tries;
            }
            if (tries > WAITS.size()) {
                throw new IllegalStateException("a delivery was answered %d".formatted(status));
            }
            Thread.sleep(WAITS.get(tries - 1));
            status = status(signed(letter.id(), letter.body(), Instant.now()));
        }
    }

    /** 0 where nobody answered. One step inside the other: an answer must not be over before this thread comes to listen to it. */
    private int status(Letter letter) throws InterruptedException {
        try {
            return http.request(request)
                    .compose(asked -> asked.putHeader("Content-Type", "application/json")
                            .putHeader("webhook-id", letter.id())
                            .putHeader("webhook-timestamp", letter.time())
                            .putHeader("webhook-signature", letter.signature())
                            .send(Buffer.buffer(letter.body()))
                            .compose(answer -> answer.end().map(_ -> answer.statusCode())))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException _) {
            return 0;
        }
    }

    @Override
    public void close() {
        vertx.close();
    }
}
