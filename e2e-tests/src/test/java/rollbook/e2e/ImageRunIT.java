package rollbook.e2e;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;

/**
 * A service as its image lays it out and starts it, by the Dockerfile's own lines, without Docker: as a plain user, on a
 * tree nobody may write to, with its secrets in a file. It runs beside the one of the stack, as a second replica.
 */
@ExtendWith(WholeStack.class)
class ImageRunIT {
    private static final String SERVICE = "invite-service";
    private static final Duration LONG = Duration.ofMinutes(2);

    private final LocalStack stack;
    private ImageTree image;
    private int port;

    ImageRunIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void layOut() throws Exception {
        image = ImageTree.of(SERVICE, WholeStack.project());
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void remove() throws IOException {
        image.close();
    }

    @Test
    void it_starts_as_a_plain_user_writes_nothing_and_ends_when_it_is_told_to() throws Exception {
        var before = image.files();
        var settings = Files.createTempFile("settings", ".properties", asFileAttribute(fromString("rw-r--r--")));
        Files.setPosixFilePermissions(settings, fromString("rw-r--r--"));
        Files.write(settings, secrets());
        var process = image.start(environment(settings));
        try {
            await().atMost(LONG).until(() -> isReady(process));
            process.destroy();

            assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            // 128 + SIGTERM
            assertThat(process.exitValue()).as(image.printed()).isEqualTo(143);
            assertThat(image.files()).isEqualTo(before);
        } finally {
            process.destroyForcibly();
            Files.delete(settings);
        }
    }

    /** As the image's health check asks. */
    private boolean isReady(Process process) throws IOException, InterruptedException {
        assertThat(process.isAlive()).as(image.printed()).isTrue();
        var check = new ProcessBuilder(
                        "bash", WholeStack.project().resolve("image/ready").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        check.environment().put("ROLLBOOK_HTTP_PORT", Integer.toString(port));
        return check.start().waitFor() == 0;
    }

    private Map<String, String> environment(Path settings) throws IOException {
        var ports = ImageTree.properties(WholeStack.HOME.resolve("ports.properties"));
        var realm = "/auth/realms/rollbook";
        return Map.ofEntries(
                Map.entry("QUARKUS_CONFIG_LOCATIONS", settings.toString()),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                // a cache that cannot be used would be passed over in silence
                Map.entry("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"),
                Map.entry("ROLLBOOK_HTTP_PORT", Integer.toString(port)),
                Map.entry("ROLLBOOK_DB_URL", stack.database("invite").url()),
                Map.entry("ROLLBOOK_DB_USER", stack.database("invite").user()),
                Map.entry("ROLLBOOK_KAFKA", stack.kafka()),
                Map.entry("ROLLBOOK_OIDC_URL", "http://127.0.0.1:" + ports.getProperty("keycloak") + realm),
                Map.entry("ROLLBOOK_OIDC_ISSUER", stack.baseUri() + realm),
                Map.entry("ROLLBOOK_APP_URL", stack.baseUri().toString()),
                Map.entry("ROLLBOOK_LICENSE_SERVICE_URL", "http://127.0.0.1:" + ports.getProperty("license-service")));
    }

    private List<String> secrets() throws IOException {
        var kept = ImageTree.properties(WholeStack.HOME.resolve("secrets.properties"));
        return List.of(
                "ROLLBOOK_DB_PASSWORD=" + stack.database("invite").password(),
                "ROLLBOOK_SEAL_KEYSET=" + kept.getProperty("seal.keyset"),
                "ROLLBOOK_SERVICE_CLIENT_SECRET=" + kept.getProperty("service.client.secret"));
    }
}
