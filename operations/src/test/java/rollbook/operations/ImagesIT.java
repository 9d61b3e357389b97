package rollbook.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.MountableFile;
import rollbook.events.Topic;

/** The images that compose and the Dockerfile name, as they are, with the files they are given; where there is a Docker engine. */
@Testcontainers(disabledWithoutDocker = true)
class ImagesIT {
    private static final Node COMPOSE =
            Node.documents(Project.text("docker-compose.yml")).getFirst().at("services");
    private static final List<String> DATABASES =
            List.of("license", "enrollment", "invite", "ou_sync", "lms", "keycloak");

    @Test
    void each_database_of_postgresql_belongs_to_one_role_that_gets_into_no_other() throws Exception {
        try (var postgres = new GenericContainer<>(COMPOSE.text("postgres", "image"))) {
            postgres.withEnv("POSTGRES_PASSWORD", "postgres")
                    .withCopyFileToContainer(file("k8s/components/postgres/databases.sh"), "/databases.sh")
                    .withCopyToContainer(Transferable.of("postgres"), "/run/rollbook/postgres")
                    .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 2));
            DATABASES.forEach(name -> postgres.withCopyToContainer(Transferable.of(name), "/run/rollbook/" + name));
            postgres.start();

            for (var time = 0; time < 2; time++) {
                succeeds(postgres, "env", "PGHOST=127.0.0.1", "PGUSER=postgres", "sh", "/databases.sh");
            }
            for (var name : DATABASES) {
                succeeds(postgres, "psql", "-h", "127.0.0.1", "-U", name, "-d", name, "-c", "CREATE TABLE mine ()");
                var other = name.equals("license") ? "lms" : "license";
                assertThat(postgres.execInContainer(
                                        "psql", "-h", "127.0.0.1", "-U", name, "-d", other, "-c", "SELECT 1")
                                .getStderr())
                        .contains("permission denied for database");
            }
        }
    }

    @Test
    void kafka_starts_by_its_settings_and_has_the_topics() throws Exception {
        try (var network = Network.newNetwork();
                var kafka = new GenericContainer<>(COMPOSE.text("kafka", "image"))) {
            kafka.withNetwork(network)
                    .withNetworkAliases("kafka")
                    .withCopyFileToContainer(file("k8s/components/kafka/topics.sh"), "/topics.sh")
                    .waitingFor(Wait.forLogMessage(".*Kafka Server started.*\\n", 1));
            COMPOSE.at("kafka", "environment")
                    .entries()
                    .forEach(entry ->
                            kafka.withEnv(entry.getKey(), entry.getValue().text()));
            kafka.start();

            for (var time = 0; time < 2; time++) {
                succeeds(kafka, "env", "ROLLBOOK_KAFKA=kafka:9092", "bash", "/topics.sh");
            }
            assertThat(succeeds(kafka, "/opt/kafka/bin/kafka-topics.sh", "--bootstrap-server", "kafka:9092", "--list")
                            .lines())
                    .containsAll(
                            Arrays.stream(Topic.values()).map(Topic::wireName).toList());
        }
    }

    @Test
    void the_gateway_serves_the_page_and_keeps_what_is_nobodys_to_itself() throws Exception {
        try (var gateway = new GenericContainer<>(gatewaysBase());
                var client = HttpClient.newHttpClient()) {
            gateway.withCopyFileToContainer(file("gateway/nginx.conf"), "/etc/nginx/nginx.conf")
                    .withCopyFileToContainer(file("gateway/proxies"), "/etc/nginx/proxies")
                    .withCopyToContainer(Transferable.of("<title>Rollbook</title>"), "/rollbook/page/index.html")
                    .withExposedPorts(8080)
                    .waitingFor(Wait.forHttp("/").forPort(8080));
            var behind = new ArrayList<>(Project.SERVICES);
            behind.add("keycloak");
            // where nobody can be; at 127.0.0.2 nginx itself would answer
            behind.forEach(name -> gateway.withExtraHost(name, "255.255.255.255"));
            gateway.start();
            var origin = "http://%s:%d".formatted(gateway.getHost(), gateway.getMappedPort(8080));
            var page = get(client, origin + "/licenses/1");

            assertThat(page.body()).isEqualTo("<title>Rollbook</title>");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(get(client, origin + "/internal/licenses").statusCode()).isEqualTo(404);
            assertThat(get(client, origin + "/api/licenses").statusCode()).isEqualTo(503);
        }
    }

    private static String succeeds(GenericContainer<?> container, String... command)
            throws IOException, InterruptedException {
        var done = container.execInContainer(command);
        assertThat(done.getExitCode()).as(done.getStdout() + done.getStderr()).isZero();
        return done.getStdout();
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static MountableFile file(String name) {
        return MountableFile.forHostPath(Project.path(name));
    }

    private static String gatewaysBase() {
        return Project.text("Dockerfile")
                .lines()
                .filter(line -> line.endsWith(" AS gateway"))
                .map(line -> line.split(" ", -1)[1])
                .findFirst()
                .orElseThrow();
    }
}
