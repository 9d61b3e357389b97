package rollbook.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.problem.ProblemType;

/** Whose deliveries are taken is decided by the secrets we share, as Standard Webhooks has it. */
class SharedSecretsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEXT = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazk4mSGhPTk=";
    private static final String SETTING = "rollbook.accounts.webhook-secrets";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";

    @Test
    void the_test_vector_of_the_specification_is_signed_as_it_says() throws Exception {
        var signature = new Webhook(SECRET).sign(ID, 1614265330, BODY);

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(problem(secrets(SECRET), bytes(BODY), headers(ID, "1614265330", signature)))
                .as("its time is long over")
                .isEqualTo(WebhookProblem.BAD_SIGNATURE);
    }

    @Test
    void either_of_two_secrets_will_do_and_a_header_may_be_written_in_any_case() throws Exception {
        var both = secrets(SECRET, " " + NEXT);

        for (var secret : List.of(SECRET, NEXT)) {
            assertThat(both.verified(bytes(BODY), signed(secret, ID, BODY))).isEqualTo(new SignedDelivery(ID, BODY));
        }
    }

    @Test
    void a_changed_body_is_not_what_was_signed() throws Exception {
        assertThat(problem(secrets(SECRET), bytes(BODY + " "), signed(SECRET, ID, BODY)))
                .isEqualTo(WebhookProblem.BAD_SIGNATURE);
        assertThat(problem(secrets(NEXT), bytes(BODY), signed(SECRET, ID, BODY)))
                .isEqualTo(WebhookProblem.BAD_SIGNATURE);
    }

    @Test
    void without_a_secret_there_is_nobody_to_listen_to() throws Exception {
        var none = new SharedSecrets(SETTING, Optional.empty());

        assertThat(problem(none, bytes(BODY), signed(SECRET, ID, BODY))).isEqualTo(CommonProblem.NOT_FOUND);
    }

    @Test
    void bytes_that_are_no_text_are_not_replaced_but_refused() throws Exception {
        var replaced = signed(SECRET, ID, "\uFFFD(");

        assertThat(problem(secrets(SECRET), new byte[] {(byte) 0xC3, 0x28}, replaced))
                .isEqualTo(CommonProblem.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "256"})
    void an_id_nobody_could_tell_from_another_is_refused(String id) throws Exception {
        var used = id.equals("256") ? "x".repeat(256) : id;

        assertThat(problem(secrets(SECRET), bytes(BODY), signed(SECRET, used, BODY)))
                .isEqualTo(CommonProblem.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void what_is_no_secret_stops_the_start_and_is_not_told(String secret) {
        assertThatThrownBy(() -> secrets(secret))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(SETTING)
                .hasMessageNotContaining("c2hvcnQ");
    }

    private static SharedSecrets secrets(String... secrets) {
        return new SharedSecrets(SETTING, Optional.of(List.of(secrets)));
    }

    private static ProblemType problem(SharedSecrets secrets, byte[] body, Map<String, List<String>> headers) {
        return catchThrowableOfType(ProblemException.class, () -> secrets.verified(body, headers))
                .type();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> signed(String secret, String id, String body) throws Exception {
        var now = Instant.now().getEpochSecond();
        return headers(id, Long.toString(now), new Webhook(secret).sign(id, now, body));
    }

    private static Map<String, List<String>> headers(String id, String timestamp, String signature) {
        return Map.of(
                "Webhook-Id", List.of(id),
                "WEBHOOK-TIMESTAMP", List.of(timestamp),
                "webhook-signature", List.of(signature));
    }
}
