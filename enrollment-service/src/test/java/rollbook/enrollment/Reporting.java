package rollbook.enrollment;

import com.standardwebhooks.Webhook;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The app as it reports accounts: bodies, and their deliveries signed as Standard Webhooks has it. */
final class Reporting {
    private Reporting() {}

    static String registered(UUID account, String email) {
        return accounts("account.registered", Instant.now(), List.of(one(account, email, "true")));
    }

    static String changed(UUID account, String email, Instant at) {
        return accounts("account.email-changed", at, List.of(one(account, email, "true")));
    }

    static String bulk(int count, String domain) {
        return accounts(
                "account.registered",
                Instant.now(),
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> one(UUID.randomUUID(), "p" + i + "@" + domain, "true"))
                        .toList());
    }

    static String one(UUID account, String email, String verified) {
        return "{\"accountId\":\"%s\",\"email\":\"%s\",\"emailVerified\":%s}".formatted(account, email, verified);
    }

    static String accounts(String type, Instant at, List<String> accounts) {
        return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":{\"accounts\":[%s]}}"
                .formatted(type, at, String.join(",", accounts));
    }

    static Response send(String body) throws Exception {
        return send("msg_" + UUID.randomUUID(), body);
    }

    static Response send(String id, String body) throws Exception {
        return send(DomainParts.SECRET, id, Instant.now(), body);
    }

    static Response send(String secret, String id, Instant at, String body) throws Exception {
        return deliver(id, at, signature(secret, id, at, body), body);
    }

    static String signature(String secret, String id, Instant at, String body) throws Exception {
        return new Webhook(secret).sign(id, at.getEpochSecond(), body);
    }

    /** With these headers besides. */
    static Response send(String body, Map<String, String> headers) throws Exception {
        var id = "msg_" + UUID.randomUUID();
        var now = Instant.now();
        return deliver(id, now, signature(DomainParts.SECRET, id, now, body), body, headers);
    }

    static Response deliver(String id, Instant at, String signature, String body) {
        return deliver(id, at, signature, body, Map.of());
    }

    private static Response deliver(String id, Instant at, String signature, String body, Map<String, String> headers) {
        return RestAssured.given()
                .headers(headers)
                .contentType("application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", signature)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/accounts");
    }
}
