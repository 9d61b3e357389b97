package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollbook.stack.LocalStack;

/** The app, reporting who has an account, signed with the secret it shares with Rollbook (Standard Webhooks). */
final class AppReports {
    /** The most accounts of one delivery. */
    private static final int MOST = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalStack stack;
    private final Api api;

    AppReports(LocalStack stack, Api api) {
        this.stack = stack;
        this.api = api;
    }

    /** Somebody new at each of these addresses has an account from now on. */
    void registered(List<String> addresses) throws Exception {
        for (var from = 0; from < addresses.size(); from += MOST) {
            deliver(addresses.subList(from, Math.min(from + MOST, addresses.size())));
        }
    }

    private void deliver(List<String> addresses) throws Exception {
        var answer = answer(addresses);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.<Integer>path("registered")).isEqualTo(addresses.size());
    }

    /** What one delivery of these is answered. */
    Response answer(List<String> addresses) throws Exception {
        var id = "msg_" + UUID.randomUUID();
        var now = Instant.now();
        var body = body(addresses, now);
        var secret = new Webhook(stack.accountsWebhookSecret());
        return api.anybody()
                .header("webhook-id", id)
                .header("webhook-timestamp", now.getEpochSecond())
                .header("webhook-signature", secret.sign(id, now.getEpochSecond(), body))
                .body(body)
                .post("/webhooks/accounts");
    }

    private static String body(List<String> addresses, Instant at) throws JsonProcessingException {
        var accounts = addresses.stream()
                .map(email -> Map.of("accountId", UUID.randomUUID(), "email", email, "emailVerified", true))
                .toList();
        return JSON.writeValueAsString(
                Map.of("type", "account.registered", "timestamp", at.toString(), "data", Map.of("accounts", accounts)));
    }
}
