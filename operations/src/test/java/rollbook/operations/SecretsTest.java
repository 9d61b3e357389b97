package rollbook.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What compose/secrets.sh makes is what the services can use, and stays what it was. */
class SecretsTest {

    @Test
    void the_keyset_seals_and_opens_and_is_everybodys() throws Exception {
        var made = made();
        var keyset = setting(made, "license-service", "ROLLBOOK_SEAL_KEYSET");
        AeadConfig.register();
        var json = new String(Base64.getDecoder().decode(keyset), StandardCharsets.UTF_8);
        var aead = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        var sealed = aead.encrypt(new byte[] {1, 2, 3}, new byte[0]);

        assertThat(aead.decrypt(sealed, new byte[0])).containsExactly(1, 2, 3);
        assertThat(Project.SERVICES)
                .allSatisfy(service -> assertThat(setting(made, service, "ROLLBOOK_SEAL_KEYSET"))
                        .isEqualTo(keyset));
    }

    @Test
    void keys_are_of_the_size_asked_for_and_webhook_secrets_say_what_they_are() throws Exception {
        var made = made();

        assertThat(Base64.getDecoder().decode(setting(made, "enrollment-service", "ROLLBOOK_CODES_HMAC_KEY")))
                .hasSize(32);
        assertThat(setting(made, "enrollment-service", "ROLLBOOK_DOMAINS_CHALLENGE_SECRET"))
                .hasSizeGreaterThanOrEqualTo(32);
        assertThat(setting(made, "enrollment-service", "ROLLBOOK_ACCOUNTS_WEBHOOK_SECRETS"))
                .matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(setting(made, "lms-webhook-service", "ROLLBOOK_APP_WEBHOOK_SECRETS"))
                .matches("whsec_[A-Za-z0-9+/]{43}=");
    }

    @Test
    void whoever_needs_one_has_it_and_nobody_else() throws Exception {
        var made = made();

        assertThat(made.keySet()).containsAll(Project.SERVICES);
        assertThat(Objects.requireNonNull(made.get("license-service")).stringPropertyNames())
                .containsExactlyInAnyOrder("ROLLBOOK_DB_PASSWORD", "ROLLBOOK_SEAL_KEYSET");
        assertThat(setting(made, "keycloak", "ROLLBOOK_SERVICE_CLIENT_SECRET"))
                .isEqualTo(setting(made, "invite-service", "ROLLBOOK_SERVICE_CLIENT_SECRET"));
        assertThat(Project.SERVICES.stream().map(service -> setting(made, service, "ROLLBOOK_DB_PASSWORD")))
                .doesNotHaveDuplicates();
    }

    /** What a first start makes, by part; looked at after a second, which changes nothing. */
    static Map<String, Properties> made() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("secrets");
        try {
            run(folder);
            var first = settings(folder);
            run(folder);
            assertThat(settings(folder)).isEqualTo(first);
            return first;
        } finally {
            try (var all = Files.walk(folder)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void run(Path folder) throws IOException, InterruptedException {
        assertThat(Project.run(Map.of(), "sh", "compose/secrets.sh", folder.toString()))
                .as("it prints no secret")
                .isEmpty();
    }

    private static Map<String, Properties> settings(Path folder) throws IOException {
        var settings = new HashMap<String, Properties>();
        try (var parts = Files.list(folder)) {
            for (var part : parts.toList()) {
                var file = part.resolve("settings.properties");
                if (Files.exists(file)) {
                    try (Reader reader = Files.newBufferedReader(file)) {
                        var properties = new Properties();
                        properties.load(reader);
                        settings.put(part.getFileName().toString(), properties);
                    }
                }
            }
        }
        return settings;
    }

    private static String setting(Map<String, Properties> made, String part, String name) {
        return made.getOrDefault(part, new Properties()).getProperty(name, "");
    }
}
