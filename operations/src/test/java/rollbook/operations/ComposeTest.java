package rollbook.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docker-compose.yml, read as Compose reads it; where its plugin is, by itself. */
class ComposeTest {
    private static final Node FILE =
            Node.documents(Project.text("docker-compose.yml")).getFirst();
    private static final Node SERVICES = FILE.at("services");

    @Test
    void compose_itself_takes_it() throws Exception {
        assumeTrue(Project.has("docker", "compose", "version"), "no docker compose here");

        assertThat(Project.run(Map.of(), "docker", "compose", "config", "--quiet"))
                .isBlank();
    }

    @Test
    void whoever_waits_waits_for_somebody_who_says_when_they_are_ready_or_done() {
        assertThat(waits()).isNotEmpty().allSatisfy(wait -> {
            assertThat(SERVICES.keys()).contains(wait.whom());
            var awaited = SERVICES.at(wait.whom());
            if (wait.condition().equals("service_completed_successfully")) {
                assertThat(awaited.text("restart")).as(wait.whom()).isEqualTo("on-failure");
            } else {
                assertThat(wait.condition()).isEqualTo("service_healthy");
                // those built here have the check of their image
                assertThat(awaited.keys()).as(wait.whom()).containsAnyOf("healthcheck", "build");
            }
        });
    }

    @Test
    void what_runs_once_is_waited_for_or_up_would_take_its_end_for_a_failure() {
        var once = new TreeSet<String>();
        SERVICES.entries()
                .filter(entry -> entry.getValue().text("restart").equals("on-failure"))
                .forEach(entry -> once.add(entry.getKey()));

        assertThat(once).containsExactly("databases", "secrets", "topics");
        assertThat(waits().filter(wait -> wait.condition().equals("service_completed_successfully"))
                        .map(Wait::whom))
                .containsAll(once);
    }

    @Test
    void the_images_built_are_those_of_the_dockerfile() {
        var built = SERVICES.entries()
                .filter(entry -> entry.getValue().find("build").isPresent());

        assertThat(built.map(entry -> entry.getValue()
                        .find("build", "args", "SERVICE")
                        .map(Node::text)
                        .orElseGet(() -> entry.getValue().text("build", "target"))))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Project.SERVICES.stream(), Stream.of("gateway"))
                        .toList());
    }

    @Test
    void a_service_is_told_what_it_cannot_do_without_and_nothing_it_does_not_know() throws Exception {
        var secrets = SecretsTest.made();
        var shared = new TreeSet<>(FILE.at("x-settings").keys());
        shared.remove("QUARKUS_CONFIG_LOCATIONS");

        assertThat(Settings.variables()).containsAll(shared);
        for (var service : Project.SERVICES) {
            var told = new TreeSet<>(SERVICES.at(service, "environment").keys());
            told.addAll(Objects.requireNonNull(secrets.get(service)).stringPropertyNames());
            assertThat(told).as(service).containsAll(Settings.needed(service));
            told.removeAll(FILE.at("x-settings").keys());
            assertThat(Settings.variables(service)).as(service).containsAll(told);
        }
    }

    @Test
    void each_service_gets_what_operators_write_down_and_nobody_else() {
        assertThat(SERVICES.entries()
                        .filter(entry -> !entry.getValue().items("env_file").isEmpty())
                        .map(entry -> entry.getKey()))
                .containsExactlyInAnyOrderElementsOf(Project.SERVICES);
        assertThat(Project.SERVICES)
                .allSatisfy(service -> assertThat(SERVICES.items(service, "env_file"))
                        .containsExactly(new Node(Map.of("path", "rollbook.env", "required", false))));
        assertThat(Project.text(".gitignore").lines()).contains("/rollbook.env");
    }

    @Test
    void the_port_is_the_images_the_gateways_and_nobody_elses_is_published() {
        var image = Project.text("Dockerfile");
        var gateway = Project.text("gateway/nginx.conf");

        assertThat(image).contains("ENV ROLLBOOK_HTTP_PORT=8080");
        assertThat(gateway).contains("listen 8080;");
        Project.SERVICES.forEach(service -> {
            assertThat(gateway).contains("server %s:8080;".formatted(service));
            assertThat(Settings.of(service).getProperty("quarkus.http.port")).startsWith("${ROLLBOOK_HTTP_PORT:");
        });
        assertThat(SERVICES.entries()
                        .filter(entry -> entry.getValue().find("ports").isPresent()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getKey()).isEqualTo("gateway");
                    assertThat(entry.getValue().items("ports").getFirst().text())
                            .startsWith("127.0.0.1:")
                            .endsWith(":8080");
                });
    }

    @Test
    void what_is_mounted_is_here_and_what_is_run_may_be() {
        var mounted = SERVICES.entries()
                .flatMap(entry -> entry.getValue().items("volumes").stream())
                .map(Node::value)
                .filter(String.class::isInstance)
                .map(volume -> volume.toString().split(":", -1)[0]);

        assertThat(mounted).isNotEmpty().allSatisfy(source -> {
            if (source.startsWith("./")) {
                assertThat(Project.path(source.substring(2))).exists();
            } else {
                assertThat(FILE.at("volumes").keys()).contains(source);
            }
        });
        for (var script : List.of(
                "compose/secrets.sh", "k8s/components/postgres/databases.sh", "k8s/components/kafka/topics.sh")) {
            assertThat(Files.isExecutable(Project.path(script))).as(script).isTrue();
        }
    }

    @Test
    void a_database_belongs_to_the_role_of_its_name() {
        var databases = Project.text("k8s/components/postgres/databases.sh");

        for (var service : Project.SERVICES) {
            var role = SERVICES.text(service, "environment", "ROLLBOOK_DB_USER");
            assertThat(SERVICES.text(service, "environment", "ROLLBOOK_DB_URL")).endsWith("/" + role);
            assertThat(Objects.requireNonNull(Settings.of(service).getProperty("quarkus.datasource.jdbc.url")))
                    .endsWith("/" + role + "}");
            assertThat(databases).containsPattern("for name in [a-z_ ]*\\b" + role + "\\b");
        }
    }

    @Test
    void no_secret_is_written_here() {
        assertThat(FILE.all()
                        .flatMap(node -> node.entries())
                        .filter(entry -> entry.getKey().matches(".*(PASSWORD|SECRET|KEY).*"))
                        .map(entry -> entry.getValue().text()))
                .allMatch(value -> value.startsWith("/run/rollbook/") || value.endsWith(":-none}"));
        assertThat(Set.copyOf(FILE.keys())).doesNotContain("secrets");
    }

    private record Wait(String whom, String condition) {}

    private static Stream<Wait> waits() {
        return SERVICES.entries()
                .flatMap(entry -> entry.getValue().find("depends_on").stream())
                .flatMap(Node::entries)
                .map(entry -> new Wait(entry.getKey(), entry.getValue().text("condition")));
    }
}
