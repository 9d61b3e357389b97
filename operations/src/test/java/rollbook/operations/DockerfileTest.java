package rollbook.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The images are made by the commands of every build, of what that build makes. */
class DockerfileTest {
    /** One instruction a line. */
    private static final List<String> INSTRUCTIONS = Project.text("Dockerfile")
            .replaceAll("(?m)^#.*\n", "")
            .replaceAll("\\\\\n\\s*", "")
            .lines()
            .filter(line -> !line.isBlank())
            .toList();

    private static final Pattern EXEC = Pattern.compile("(ENTRYPOINT|HEALTHCHECK .*CMD) (\\[.*])");

    @Test
    void the_jars_are_made_by_the_command_that_tests_them_which_is_what_ci_runs() {
        var tested = Project.text("rollbook")
                .lines()
                .filter(line -> line.contains("-fae verify \"$@\""))
                .map(line -> line.replaceAll(".*&& (mvn .* verify) .*", "$1"))
                .findFirst()
                .orElseThrow();
        var made = runs("mvn").findFirst().orElseThrow();

        assertThat(Project.text(".ci/run")).contains("exec ./rollbook test");
        assertThat(made).startsWith(tested + " ");
        assertThat(List.of(made.substring(tested.length() + 1).split(" ", -1)))
                .containsExactlyInAnyOrder(
                        "-DskipTests",
                        "-Dspotless.check.skip",
                        "-Dmdep.skip",
                        "-am",
                        "-pl",
                        String.join(",", Project.SERVICES));
    }

    @Test
    void the_page_is_made_by_the_commands_of_its_module() {
        var module = Project.text("dashboard/pom.xml").replaceAll("\\s+", "");

        assertThat(runs("node")).containsExactly("node scripts/install.mjs");
        assertThat(runs("npm")).containsExactly("npm run --silent build");
        assertThat(module)
                .contains("<executable>node</executable><arguments><argument>scripts/install.mjs</argument>")
                .contains("<executable>npm</executable><arguments><argument>run</argument>"
                        + "<argument>--silent</argument><argument>build</argument>");
    }

    @Test
    void nothing_runs_as_root_and_nothing_needs_a_shell_to_start() {
        var users = INSTRUCTIONS.stream().filter(line -> line.startsWith("USER "));
        var exec = INSTRUCTIONS.stream().filter(line -> line.matches("(ENTRYPOINT|HEALTHCHECK).*"));

        assertThat(users).hasSize(2).allMatch(line -> line.matches("USER [1-9]\\d+:[1-9]\\d+"));
        assertThat(exec).hasSize(4).allMatch(line -> EXEC.matcher(line).matches());
    }

    @Test
    void the_cache_is_made_with_the_options_it_is_used_with() throws Exception {
        var training = runs("java").findFirst().orElseThrow();
        var started = new ObjectMapper().readValue(entrypoint("java"), String[].class);

        assertThat(started).startsWith("java", "-XX:AOTCache=service.aot").endsWith("-jar", "quarkus-run.jar");
        assertThat(Stream.of(started)
                        .filter(option -> Set.of("-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED")
                                .contains(option)))
                .hasSize(2)
                .allMatch(training::contains);
        // whatever machine builds it: 32 GiB and more would make a cache that a service's own heap cannot use
        assertThat(training).contains("-Xmx512m");
        // every setting without a default, or the start would end before it has loaded anything
        Project.SERVICES.forEach(
                service -> assertThat(INSTRUCTIONS.stream().filter(line -> line.contains("AOTCacheOutput")))
                        .singleElement()
                        .asString()
                        .contains(Settings.needed(service)));
    }

    @Test
    void what_is_copied_is_here_and_nothing_asks_for_a_frontend_from_elsewhere() {
        assertThat(Project.text("Dockerfile")).doesNotContain("syntax=");
        assertThat(INSTRUCTIONS.stream()
                        .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
                        .map(line -> line.replaceAll("COPY (--chmod=\\d+ )?(\\S+) .*", "$2")))
                .contains("gateway/nginx.conf", "image/ready")
                .allSatisfy(source -> assertThat(Project.path(source)).exists());
    }

    @Test
    void local_stack_is_in_no_image() {
        // of its stage a service takes its own folder alone
        assertThat(INSTRUCTIONS.stream().filter(line -> line.contains("--from=services")))
                .containsExactly("COPY --from=services /src/${SERVICE}/target/quarkus-app ./");
        Project.SERVICES.forEach(
                service -> assertThat(Project.text(service + "/pom.xml").replaceAll("\\s+", ""))
                        .doesNotContainPattern("<artifactId>local-stack</artifactId>(?!<scope>test</scope>)"));
    }

    @ParameterizedTest
    @CsvSource({"200, true", "503, false"})
    void the_check_of_an_image_is_what_the_service_says(int status, boolean ready) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(isReady(server.getAddress().getPort())).isEqualTo(ready);
        } finally {
            server.stop(0);
        }
        assertThat(isReady(server.getAddress().getPort())).isFalse();
        assertThat(Files.isExecutable(Project.path("image/ready"))).isTrue();
    }

    private static boolean isReady(int port) throws Exception {
        var builder = new ProcessBuilder("bash", Project.path("image/ready").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("ROLLBOOK_HTTP_PORT", Integer.toString(port)));
        return builder.start().waitFor() == 0;
    }

    /** What RUN instructions run of this program, without mounts and variables. */
    private static Stream<String> runs(String program) {
        return INSTRUCTIONS.stream()
                .filter(line -> line.startsWith("RUN "))
                .map(line -> line.replaceAll("RUN (--mount=\\S+ )?([A-Z_]+=\\S+ )*", ""))
                .filter(line -> line.startsWith(program + " "));
    }

    private static String entrypoint(String program) {
        return INSTRUCTIONS.stream()
                .filter(line -> line.startsWith("ENTRYPOINT [\"" + program))
                .map(line -> line.substring("ENTRYPOINT ".length()))
                .findFirst()
                .orElseThrow();
    }
}
