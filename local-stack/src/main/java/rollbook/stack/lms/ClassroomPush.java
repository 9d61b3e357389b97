package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Pub/Sub's push (PROTOCOLS §B2): wrapped, under Google's bearer token, again and again until it is acknowledged. */
public final class ClassroomPush {
    private static final Set<Integer> ACKNOWLEDGED = Set.of(102, 200, 201, 202, 204);
    private static final int TRIES = 12;
    private static final String TOPIC = "projects/tool-prod-4711/topics/classroom";
    private static final long LIFETIME_SECONDS = 3600;

    /** From a tenth of a second to a minute. Google goes on for seven days; here it ends sooner. */
    private static final Courier.Patience PATIENCE = new Courier.Patience(
            IntStream.range(1, TRIES)
                    .mapToObj(i -> Duration.ofMillis(Math.min(60_000, 50L << i)))
                    .toList(),
            ACKNOWLEDGED::contains);

    private final Courier courier;
    private final Clock clock;
    private final KeyRing keys = KeyRing.named("google-push");
    private final AtomicLong nextMessage;
    private volatile Optional<PushTarget> target = Optional.empty();

    ClassroomPush(Courier courier, Clock clock) {
        this.courier = courier;
        this.clock = clock;
        nextMessage = new AtomicLong(clock.instant().toEpochMilli() * 1000);
    }

    /** Where all there is to tell goes from now on. */
    public void setTarget(PushTarget other) {
        target = Optional.of(other);
    }

    /** What whoever is pushed to is told by environment; where nobody is, that is nothing. */
    Map<String, String> settings() {
        return target.map(to -> Map.of(
                        "ROLLBOOK_CLASSROOM_TOPIC", TOPIC,
                        "ROLLBOOK_CLASSROOM_PUSH_AUDIENCE", to.audience(),
                        "ROLLBOOK_CLASSROOM_PUSH_ACCOUNT", to.account(),
                        "ROLLBOOK_CLASSROOM_PUSH_SUBSCRIPTION", to.subscription(),
                        // registrations of before are forgotten with a new start
                        "ROLLBOOK_CLASSROOM_READ_EVERY", "PT1M"))
                .orElse(Map.of());
    }

    /** Google's keys: what {@code oauth2/v3/certs} serves. */
    public KeyRing keys() {
        return keys;
    }

    /** Of a registration; under a new message id. */
    public CompletableFuture<LmsLog.Attempt> send(String registrationId, JsonObject data) {
        return send(registrationId, Long.toString(nextMessage.getAndIncrement()), Optional.of(data));
    }

    /**
     * Under this message id, used before or not.
     *
     * @param data none is legal
     */
    public CompletableFuture<LmsLog.Attempt> send(String registrationId, String messageId, Optional<JsonObject> data) {
        var to = target.orElseThrow(() -> new IllegalStateException("There is no push subscription"));
        var publishTime = CanvasMetadata.TIME.format(clock.instant());
        var message = new JsonObject().put("attributes", new JsonObject().put("registrationId", registrationId));
        data.ifPresent(said -> message.put("data", base64(said)));
        message.put("messageId", messageId)
                .put("message_id", messageId)
                .put("publishTime", publishTime)
                .put("publish_time", publishTime);
        var wrapped = new JsonObject().put("message", message).put("subscription", to.subscription());
        return courier.send(new Courier.Message(
                LmsKind.CLASSROOM_PUSH,
                messageId,
                to.url(),
                PATIENCE,
                (number, forged) -> letter(to, wrapped, number, forged)));
    }

    private Courier.Letter letter(PushTarget to, JsonObject wrapped, int number, boolean forged) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)");
        if (to.authorized()) {
            headers.put("Authorization", "Bearer " + keys.signed(claims(to), forged));
        }
        var body = to.deadLetters() ? wrapped.copy().put("deliveryAttempt", number) : wrapped;
        return new Courier.Letter(headers, body.encode());
    }

    private JsonObject claims(PushTarget to) {
        var now = clock.instant().getEpochSecond();
        var subject = "113774264463038321964";
        return new JsonObject()
                .put("aud", to.audience())
                .put("azp", subject)
                .put("email", to.account())
                .put("email_verified", true)
                .put("exp", now + LIFETIME_SECONDS)
                .put("iat", now)
                .put("iss", "https://accounts.google.com")
                .put("sub", subject);
    }

    private static String base64(JsonObject data) {
        return Base64.getEncoder().encodeToString(data.encode().getBytes(StandardCharsets.UTF_8));
    }
}
