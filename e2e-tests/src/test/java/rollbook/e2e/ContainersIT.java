package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * The images that our Dockerfile makes, of what this build made, in containers: one service with all it stands on as
 * compose starts them, from no secret and no database, and the gateway before it. Where there is Docker.
 */
@EnabledIfDockerAvailable
@EnabledIf("rollbook.e2e.Compose#isHere")
class ContainersIT {
    private static final String SERVICE = "license-service";
    private static final String REALM = "/auth/realms/rollbook";

    private static final Compose COMPOSE = new Compose();

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void build() throws Exception {
        COMPOSE.run("build", SERVICE, "gateway");
    }

    @BeforeEach
    void start() throws Exception {
        COMPOSE.run("up", "--wait", SERVICE);
    }

    @AfterAll
    static void remove() throws Exception {
        COMPOSE.run("down", "--volumes", "--rmi", "local");
    }

    @Test
    void a_service_is_ready_as_a_plain_user_writes_nothing_and_ends_when_it_is_told_to() throws Exception {
        assertThat(COMPOSE.state(SERVICE).getHealth().getStatus()).isEqualTo("healthy");
        COMPOSE.run("exec", "-T", SERVICE, "ready");
        assertThat(COMPOSE.run("exec", "-T", SERVICE, "id", "-u")).isEqualToIgnoringNewLines("10001");
        assertThat(COMPOSE.refused("exec", "-T", SERVICE, "touch", "/rollbook/new"))
                .contains("Read-only file system");
        // where its secrets are mounted
        assertThat(COMPOSE.changed(SERVICE)).isSubsetOf("/run", "/run/rollbook");
        COMPOSE.run("stop", SERVICE);

        var ended = COMPOSE.state(SERVICE);
        // 128 + SIGTERM; 137 would be a kill after the grace period, or for want of memory
        assertThat(ended.getExitCodeLong()).isEqualTo(143);
        assertThat(ended.getOOMKilled()).isFalse();
    }

    @Test
    void the_gateway_has_the_page_and_what_is_behind_it_believes_keycloak() throws Exception {
        try (var gateway = new GenericContainer<>(COMPOSE.image("gateway"))) {
            gateway.withExposedPorts(8080)
                    .withTmpFs(Map.of("/tmp", ""))
                    .withCreateContainerCmdModifier(command ->
                            command.getHostConfig().withReadonlyRootfs(true).withNetworkMode(COMPOSE.network()))
                    .waitingFor(Wait.forHealthcheck());
            // where nobody can be
            WholeStack.SERVICES.stream()
                    .filter(name -> !name.equals(SERVICE))
                    .forEach(name -> gateway.withExtraHost(name, "255.255.255.255"));
            gateway.start();
            var origin = URI.create("http://%s:%d".formatted(gateway.getHost(), gateway.getMappedPort(8080)));

            assertThat(get(origin.resolve("/licenses/1"), "nobody").body())
                    .isEqualTo(Files.readString(WholeStack.project().resolve("dashboard/target/dist/index.html")));
            assertThat(get(origin.resolve("/api/licenses"), "nobody").statusCode())
                    .isEqualTo(401);
            // known by its token, and nobody who may
            assertThat(get(origin.resolve("/api/licenses"), token(origin)).statusCode())
                    .isEqualTo(403);
            assertThat(get(origin.resolve("/api/invites/mine"), "nobody").statusCode())
                    .isEqualTo(503);
        }
    }

    /** Of a service of ours: people are for an operator to make. */
    private String token(URI origin) throws IOException, InterruptedException {
        var secret = COMPOSE.run("exec", "-T", "keycloak", "cat", "/run/rollbook/settings.properties")
                .lines()
                .filter(line -> line.startsWith("ROLLBOOK_SERVICE_CLIENT_SECRET="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        var form = "grant_type=client_credentials&client_id=rollbook-service&client_secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var answer = client.send(
                HttpRequest.newBuilder(origin.resolve(REALM + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        return new JsonObject(answer.body()).getString("access_token");
    }

    private HttpResponse<String> get(URI uri, String token) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }
}
