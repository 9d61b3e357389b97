package rollbook.enrollment.inbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose deliveries are taken is decided by the secrets we share, as Standard Webhooks has it. */
class SharedSecretsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEXT = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazk4mSGhPTk=";
    private static final String BODY = "{\"test\": 2432232314}";

    @Test
    void the_test_vector_of_the_specification_is_signed_as_it_says() throws Exception {
        var signature = new Webhook(SECRET).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, BODY);

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        var headers = headers("1614265330", signature);
        assertThat(new SharedSecrets(Optional.of(List.of(SECRET))).signed(BODY, headers))
                .as("its time is long over")
                .isFalse();
    }

    @Test
    void either_of_two_secrets_will_do_and_a_header_may_be_written_in_any_case() throws Exception {
        var both = new SharedSecrets(Optional.of(List.of(SECRET, " " + NEXT)));
        var now = Instant.now().getEpochSecond();

        for (var secret : List.of(SECRET, NEXT)) {
            var signature = new Webhook(secret).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", now, BODY);
            assertThat(both.signed(BODY, headers(Long.toString(now), signature)))
                    .isTrue();
        }
    }

    @Test
    void without_a_secret_there_is_nobody_to_listen_to() {
        assertThat(new SharedSecrets(Optional.empty()).areThere()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void what_is_no_secret_stops_the_start_and_is_not_told(String secret) {
        assertThatThrownBy(() -> new SharedSecrets(Optional.of(List.of(secret))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rollbook.accounts.webhook-secrets")
                .hasMessageNotContaining("c2hvcnQ");
    }

    private static Map<String, List<String>> headers(String timestamp, String signature) {
        return Map.of(
                "Webhook-Id", List.of("msg_p5jXN8AQM9LWM0D4loKWxJek"),
                "WEBHOOK-TIMESTAMP", List.of(timestamp),
                "webhook-signature", List.of(signature));
    }
}
