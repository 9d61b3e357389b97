package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the services' processes are told. */
class ServiceSpecsTest {
    private static final String ORIGIN = "http://localhost:8080";

    @TempDir
    Path folder;

    @Test
    void the_invite_service_is_told_where_the_mail_sink_is() throws Exception {
        assertThat(environment("invite"))
                .containsEntry("ROLLBOOK_MAIL_ENABLED", "true")
                .containsEntry("ROLLBOOK_MAIL_HOST", "127.0.0.1")
                .containsEntry("ROLLBOOK_MAIL_PORT", "2525")
                .containsEntry("ROLLBOOK_APP_URL", ORIGIN);
    }

    @Test
    void no_other_service_can_send_mail() throws Exception {
        assertThat(environment("license"))
                .containsKey("ROLLBOOK_APP_URL")
                .allSatisfy((name, _) -> assertThat(name).doesNotContain("MAIL"));
    }

    @Test
    void the_enrollment_service_alone_has_the_key_of_the_license_keys_digests_and_always_the_same() throws Exception {
        var key = environment("enrollment").get("ROLLBOOK_CODES_HMAC_KEY");

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(environment("enrollment")).containsEntry("ROLLBOOK_CODES_HMAC_KEY", key);
        assertThat(environment("license")).doesNotContainKey("ROLLBOOK_CODES_HMAC_KEY");
    }

    @Test
    void what_proves_domains_has_a_secret_of_its_own_that_stays() throws Exception {
        var secret = environment("enrollment").get("ROLLBOOK_DOMAINS_CHALLENGE_SECRET");

        assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
        assertThat(environment("enrollment"))
                .containsEntry("ROLLBOOK_DOMAINS_CHALLENGE_SECRET", secret)
                .doesNotContainEntry("ROLLBOOK_SEAL_KEYSET", secret)
                .doesNotContainEntry("ROLLBOOK_CODES_HMAC_KEY", secret);
        assertThat(environment("license")).doesNotContainKey("ROLLBOOK_DOMAINS_CHALLENGE_SECRET");
    }

    private Map<String, String> environment(String topic) throws IOException {
        var home = StackHome.open(folder.resolve("home"));
        var secrets = Secrets.load(home);
        var specs = new ServiceSpecs(
                StackConfig.forTests(folder, home.root()),
                secrets,
                new PostgresServer(home, secrets, folder, 1),
                new KafkaBroker(home, folder, 2, 3),
                new KeycloakServer(home, secrets, folder, 4, ORIGIN),
                ORIGIN,
                Map.of(),
                2525,
                Map.of());
        var jar = Files.createTempFile(folder, topic, ".jar");
        return specs.of(new ServiceSpec(topic + "-service", jar, topic, topic, "/api/" + topic), 5)
                .environment();
    }
}
