package rollbook.lms;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Our own app as it speaks of assignments: bodies, and their deliveries signed as Standard Webhooks has it. */
final class AppSays {
    private AppSays() {}

    static String created(String assignmentId, UUID maker) {
        return created(assignmentId, "{\"accountId\":\"" + maker + "\",\"email\":\"Dana@Northfield.example\"}", "");
    }

    static String created(String assignmentId, String maker, String more) {
        return "{\"type\":\"assignment.created\",\"data\":{\"assignmentId\":\"%s\",\"title\":\"Fractions\",\"maker\":%s%s}}"
                .formatted(assignmentId, maker, more);
    }

    static String opened(String assignmentId, String learner) {
        return opened(assignmentId, learner, "learner");
    }

    static String opened(String assignmentId, String learner, String role) {
        return "{\"type\":\"assignment.opened\",\"data\":{\"assignmentId\":\"%s\",\"learner\":%s,\"role\":\"%s\"}}"
                .formatted(assignmentId, learner, role);
    }

    static String account(UUID account) {
        return "{\"accountId\":\"" + account + "\"}";
    }

    static String google(String id) {
        return "{\"googleId\":\"" + id + "\",\"email\":\"sam@northfield.example\"}";
    }

    static String fresh() {
        return "msg_" + UUID.randomUUID();
    }

    static Response send(String body) {
        return send(fresh(), body);
    }

    static Response send(String id, String body) {
        return send(AppParts.SECRET, id, body);
    }

    static Response send(String secret, String id, String body) {
        var now = Instant.now().getEpochSecond();
        try {
            return deliver(id, now, new Webhook(secret).sign(id, now, body), body);
        } catch (WebhookSigningException | EmptyWebhookSecretException e) {
            throw new IllegalStateException(e);
        }
    }

    static Response deliver(String id, long at, String signature, String body) {
        return RestAssured.given()
                .contentType("application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at))
                .header("webhook-signature", signature)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/app");
    }
}
