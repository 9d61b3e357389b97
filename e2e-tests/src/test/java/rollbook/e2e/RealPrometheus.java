package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import rollbook.kit.testing.prometheus.AlertRules;
import rollbook.stack.LocalStack;

/**
 * A Prometheus of this machine at a free port, set up as observability/prometheus says, with the services' ports and hastier;
 * ended by {@link #close}. It is on the PATH, or ROLLBOOK_PROMETHEUS names its folder.
 */
final class RealPrometheus implements AutoCloseable {
    private static final String PROGRAM = Path.of(System.getenv().getOrDefault("ROLLBOOK_PROMETHEUS", ""))
            .resolve("prometheus")
            .toString();
    private static final Pattern ADDRESS = Pattern.compile("Listening on\".*address=127\\.0\\.0\\.1:(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalStack stack;
    private final Path folder;
    private final Process process;
    private final Thread atExit;
    private final URI root;

    private RealPrometheus(LocalStack stack, Path folder) throws IOException {
        this.stack = stack;
        this.folder = folder;
        configure(WholeStack.SERVICES);
        var log = folder.resolve("log");
        this.process = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:0",
                        "--web.enable-lifecycle")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        this.atExit = new Thread(process::destroyForcibly, "end of Prometheus");
        Runtime.getRuntime().addShutdownHook(atExit);
        var ports = Patience.await("the port of Prometheus").until(() -> ports(log), found -> !found.isEmpty());
        this.root = URI.create("http://127.0.0.1:" + ports.getFirst());
    }

    /** Whether there is one. */
    static boolean isHere() {
        try {
            var asked = new ProcessBuilder(PROGRAM, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor(1, TimeUnit.MINUTES) && asked.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it with the rules as they are. */
    static RealPrometheus start(LocalStack stack) throws IOException {
        return start(stack, AlertRules.text());
    }

    /** The same, but told of what is wrong after seconds, and looking back 20: nobody waits for hours. */
    static RealPrometheus hasty(LocalStack stack) throws IOException {
        return start(
                stack, AlertRules.text().replaceAll("for: \\d+[mh]", "for: 2s").replaceAll("\\[\\d+m]", "[20s]"));
    }

    private static RealPrometheus start(LocalStack stack, String rules) throws IOException {
        var folder = Files.createTempDirectory(WholeStack.HOME.getParent(), "prometheus-");
        Files.writeString(folder.resolve("rules.yml"), rules);
        return new RealPrometheus(stack, folder);
    }

    /** Has it find these services only. */
    void findOnly(Collection<String> services) throws IOException {
        configure(services);
        var answer = send(HttpRequest.newBuilder(root.resolve("/-/reload")).POST(BodyPublishers.noBody()));
        assertThat(answer).isEmpty();
    }

    private void configure(Collection<String> services) throws IOException {
        var text = AlertRules.read("observability/prometheus/prometheus.yml").replace("interval: 15s", "interval: 2s");
        for (var service : WholeStack.SERVICES) {
            var target = "127.0.0.1:" + stack.child(service).port();
            text = text.replace("\"" + service + ":8080\"", services.contains(service) ? "\"" + target + "\"" : "");
        }
        Files.writeString(folder.resolve("prometheus.yml"), text);
    }

    /** What an expression comes to at that moment, in seconds. */
    JsonNode query(String expression, double at) {
        return get("/api/v1/query?time=" + at + "&query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .get("result");
    }

    /** What it comes to now. */
    JsonNode query(String expression) {
        return query(expression, now());
    }

    /** Now, as Prometheus counts. */
    static double now() {
        return System.currentTimeMillis() / 1000.0;
    }

    List<JsonNode> targets() {
        return elements(get("/api/v1/targets").get("activeTargets")).toList();
    }

    List<JsonNode> rules() {
        return elements(get("/api/v1/rules").get("groups"))
                .flatMap(group -> elements(group.get("rules")))
                .toList();
    }

    /** The alerts that fire, each with the service it is of. */
    List<String> firing() {
        return elements(get("/api/v1/alerts").get("alerts"))
                .filter(alert -> alert.get("state").asText().equals("firing"))
                .map(alert -> alert.get("labels"))
                .map(labels -> labels.get("alertname").asText() + " "
                        + labels.get("job").asText())
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private JsonNode get(String path) {
        try {
            var answer = JSON.readTree(send(HttpRequest.newBuilder(root.resolve(path))));
            assertThat(answer.get("status").asText()).as(path).isEqualTo("success");
            return answer.get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> ports(Path log) throws IOException {
        return ADDRESS.matcher(Files.readString(log))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
