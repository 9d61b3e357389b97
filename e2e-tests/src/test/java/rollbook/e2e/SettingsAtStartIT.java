package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever forgets a setting, or misspells one, is told which by a service that does not start; not by a stack trace. */
class SettingsAtStartIT {
    private static final Map<String, String> SET = Map.of(
            "ROLLBOOK_DB_PASSWORD", "x",
            "ROLLBOOK_SEAL_KEYSET", "x",
            "ROLLBOOK_SERVICE_CLIENT_SECRET", "x",
            "ROLLBOOK_CODES_HMAC_KEY", "x",
            "ROLLBOOK_DOMAINS_CHALLENGE_SECRET", "x",
            "QUARKUS_HTTP_HOST", "127.0.0.1",
            "ROLLBOOK_HTTP_PORT", "0");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "license-service,     ROLLBOOK_SEAL_KEYSET",
        "enrollment-service,  ROLLBOOK_CODES_HMAC_KEY",
        "invite-service,      ROLLBOOK_SERVICE_CLIENT_SECRET",
        "ou-sync-service,     ROLLBOOK_GOOGLE_CLIENT_ID",
        "lms-webhook-service, ROLLBOOK_SERVICE_CLIENT_SECRET"
    })
    void a_missing_one_is_named_in_a_line(String service, String variable) throws Exception {
        assertThat(started(service, Map.of()).lines())
                .anyMatch(line -> line.startsWith("rollbook: " + variable + " is not set; "))
                .anyMatch(line -> line.startsWith("rollbook: ROLLBOOK_DB_PASSWORD is not set; "))
                .allMatch(line -> line.startsWith("rollbook: "));
    }

    @ParameterizedTest
    @CsvSource({
        "invite-service,      rollbook.invites.reminder-pause,   ROLLBOOK_INVITES_REMINDER_PAUSE, a day",
        "license-service,     rollbook.invites.life,             ROLLBOOK_INVITES_LIFE,           a month",
        "enrollment-service,  rollbook.domains.scan-every,       ROLLBOOK_DOMAINS_SCAN_EVERY,     often",
        "invite-service,      rollbook.http.ports,               ROLLBOOK_HTTP_PORTS,             https",
        "enrollment-service,  rollbook.app-url,                  ROLLBOOK_APP_URL,                rollbook.example",
        "lms-webhook-service, rollbook.lti.most-logins,          ROLLBOOK_LTI_MOST_LOGINS,        many"
    })
    void a_wrong_one_is_named_in_a_line(String service, String setting, String variable, String value)
            throws Exception {
        assertThat(started(service, with(Map.of(variable, value))).lines())
                .singleElement()
                .asString()
                .startsWith("rollbook: %s (%s) cannot be \"%s\"; ".formatted(setting, variable, value));
    }

    @Test
    void a_way_to_Kafka_that_leads_nowhere_is_told_before_anything_is_tried() throws Exception {
        var settings = Map.of("ROLLBOOK_KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "ROLLBOOK_KAFKA_USER", "rollbook");

        assertThat(started("license-service", with(settings)).lines())
                .singleElement()
                .asString()
                .startsWith(
                        "rollbook: ROLLBOOK_KAFKA_PASSWORD is not set; ROLLBOOK_KAFKA_SECURITY_PROTOCOL=SASL_SSL needs it");
    }

    @Test
    void one_that_leads_to_no_PostgreSQL_is_named_in_the_last_line() throws Exception {
        var settings = Map.of(
                "ROLLBOOK_DB_URL", "jdbc:postgresql://127.0.0.1:1/invite",
                "ROLLBOOK_KEYCLOAK_LONGEST_WAIT", "PT0S",
                "QUARKUS_OIDC_TENANT_ENABLED", "false");

        assertThat(started("invite-service", with(settings)).lines().toList())
                .last()
                .asString()
                .startsWith(
                        "rollbook: PostgreSQL does not let it in at jdbc:postgresql://127.0.0.1:1/invite (ROLLBOOK_DB_URL)"
                                + " as rollbook (ROLLBOOK_DB_USER, ROLLBOOK_DB_PASSWORD): Connection to 127.0.0.1:1 refused.");
    }

    @Test
    void a_Keycloak_that_does_not_come_is_waited_for_and_named() throws Exception {
        var settings = Map.of(
                "ROLLBOOK_OIDC_URL", "http://127.0.0.1:1/realms/rollbook", "ROLLBOOK_KEYCLOAK_LONGEST_WAIT", "PT1S");

        assertThat(started("license-service", with(settings)).lines())
                .containsExactly(
                        "rollbook: waits for Keycloak to tell of its realm at http://127.0.0.1:1/realms/rollbook (ROLLBOOK_OIDC_URL)",
                        "rollbook: Keycloak does not tell of its realm at http://127.0.0.1:1/realms/rollbook (ROLLBOOK_OIDC_URL)");
    }

    private static Map<String, String> with(Map<String, String> settings) {
        var environment = new HashMap<>(SET);
        environment.putAll(settings);
        return environment;
    }

    /** What it printed until it ended, badly. */
    private String started(String service, Map<String, String> environment) throws IOException, InterruptedException {
        var jar = WholeStack.project().resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        var printed = folder.resolve("printed");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("%s ended", service)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(1);
        return Files.readString(printed);
    }
}
