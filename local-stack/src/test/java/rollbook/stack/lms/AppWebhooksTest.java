package rollbook.stack.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our own app's reports (PROTOCOLS §E), as the receiver's library sees them. */
class AppWebhooksTest {
    private static final String SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private final LmsTestKit kit;
    private final LmsSimulator now;

    AppWebhooksTest() throws IOException {
        kit = new LmsTestKit(Flavor.CANVAS);
        // the library holds every timestamp against the machine's own clock
        now = LmsSimulator.start(
                LmsConfig.onPort(0).withClock(Clock.systemUTC()).withPace(0));
    }

    @AfterEach
    void close() {
        now.close();
        kit.close();
    }

    @Test
    void a_report_is_signed_and_names_itself_the_same_at_every_try() throws Exception {
        kit.tool.statuses.add(503);

        var attempt = send();

        assertThat(attempt.number()).isEqualTo(2);
        var first = kit.tool.received.getFirst();
        new Webhook(SECRET).verify(first.body(), headers(first));
        assertThat(first.json().getString("type")).isEqualTo("assignment.opened");
        assertThat(first.json().getJsonObject("data").getString("assignment")).isEqualTo("77");
        assertThat(kit.tool.received)
                .extracting(sent -> headers(sent).get("webhook-id"))
                .containsExactly(List.of(attempt.message()), List.of(attempt.message()));
    }

    @Test
    void a_forged_report_is_not_believed() {
        now.faults().add(LmsFaultRule.once(LmsFault.BAD_SIGNATURE, LmsKind.APP_WEBHOOK));

        send();

        var sent = kit.tool.received.getFirst();
        assertThatThrownBy(() -> new Webhook(SECRET).verify(sent.body(), headers(sent)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private LmsLog.Attempt send() {
        return now.app()
                .send(
                        kit.tool.root().resolve("/hook"),
                        SECRET,
                        "assignment.opened",
                        new JsonObject().put("assignment", "77"))
                .join();
    }

    private static Map<String, List<String>> headers(TestTool.Received sent) {
        return sent.headers().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), header -> List.of(header.getValue())));
    }
}
