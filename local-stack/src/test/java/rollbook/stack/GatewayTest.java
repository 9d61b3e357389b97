package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch firstLineRead = new CountDownLatch(1);
    private final CountDownLatch readerMissed = new CountDownLatch(1);
    private final HttpServer upstream;
    private final Gateway gateway;

    GatewayTest() throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        upstream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        upstream.createContext("/", this::echo);
        upstream.createContext("/api/licenses/stream", this::stream);
        upstream.createContext("/api/licenses/endless", this::endless);
        upstream.start();
        var ports = Map.of("license-service", upstream.getAddress().getPort(), "enrollment-service", closedPort());
        gateway = new Gateway(
                0, Route.table(ServiceSpec.all(Path.of("."))), ports, new Dashboard(Path.of("no", "such", "folder")));
    }

    @AfterEach
    void close() {
        gateway.close();
        upstream.stop(0);
        client.shutdownNow();
    }

    @Test
    void passes_method_path_query_body_and_token_on() throws Exception {
        var answer = send(request("/api/licenses/a%2Fb?limit=2&x=%20")
                .header("Authorization", "Bearer t")
                .method("PUT", BodyPublishers.ofString("{\"domainAdmin\":false}")));

        var echo = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/licenses/1");
        assertThat(echo.getString("request")).isEqualTo("PUT /api/licenses/a%2Fb?limit=2&x=%20");
        assertThat(echo.getString("body")).isEqualTo("{\"domainAdmin\":false}");
        assertThat(echo.getString("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void tells_who_really_asked_whatever_the_asker_claims() throws Exception {
        var answer = send(request("/api/licenses")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "for=10.0.0.1;host=evil.example"));

        var echo = new JsonObject(answer.body());
        assertThat(echo.getString("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(echo.getString("X-Forwarded-Host")).isEqualTo("localhost:" + gateway.port());
        assertThat(echo.getString("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(echo.getString("X-Forwarded-Port")).isEqualTo(Integer.toString(gateway.port()));
        assertThat(echo.getString("Forwarded")).isNull();
    }

    @Test
    void asks_a_service_for_its_openapi_document() throws Exception {
        var answer = send(request("/openapi/license?format=json"));

        assertThat(new JsonObject(answer.body()).getString("request")).isEqualTo("GET /q/openapi?format=json");
    }

    @Test
    void answers_404_with_a_problem_for_what_belongs_to_nobody() throws Exception {
        for (var path :
                new String[] {"/", "/internal/licenses", "/q/metrics", "/api/licenses/%2e%2e/%2e%2e/q/health"}) {
            var answer = send(request(path));

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(new JsonObject(answer.body()).getInteger("status")).isEqualTo(404);
        }
    }

    @Test
    void answers_503_with_a_problem_and_when_to_retry_where_a_service_is_down() throws Exception {
        var answer = send(request("/api/enrollments/1/emails").POST(BodyPublishers.ofString("x".repeat(100_000))));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(new JsonObject(answer.body()).getString("detail")).contains("enrollment-service does not answer");
    }

    @Test
    void streams_an_answer_line_by_line() throws Exception {
        var answer = client.send(request("/api/licenses/stream").build(), BodyHandlers.ofLines());

        var lines = answer.body().iterator();
        assertThat(lines.next()).isEqualTo("data: first");
        firstLineRead.countDown();
        assertThat(lines.next()).isEqualTo("data: second");
    }

    @Test
    void lets_a_service_know_when_the_reader_of_its_stream_has_left() throws Exception {
        var answer = client.send(request("/api/licenses/endless").build(), BodyHandlers.ofInputStream());
        assertThat(answer.body().readNBytes(5)).isEqualTo("data:".getBytes(StandardCharsets.UTF_8));

        answer.body().close();

        assertThat(readerMissed.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private void echo(HttpExchange exchange) throws IOException {
        var echo = new JsonObject()
                .put("request", exchange.getRequestMethod() + " " + exchange.getRequestURI())
                .put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.getRequestHeaders().forEach((name, values) -> echo.put(wireName(name), values.getFirst()));
        exchange.getResponseHeaders().add("Location", "/api/licenses/1");
        var bytes = echo.toBuffer().getBytes();
        exchange.sendResponseHeaders(201, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    /** Its second line is written only after its first was read on the other side. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.write("data: first\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            if (firstLineRead.await(60, TimeUnit.SECONDS)) {
                body.write("data: second\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes until nobody takes it any more. */
    private void endless(HttpExchange exchange) {
        try {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            var body = exchange.getResponseBody();
            while (true) {
                body.write("data: more\n\n".getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        } catch (IOException _) {
            readerMissed.countDown();
        }
    }

    /** The JDK's server spells header names its own way. */
    private static String wireName(String name) {
        var words = name.split("-", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].substring(0, 1).toUpperCase(Locale.ROOT) + words[i].substring(1);
        }
        return String.join("-", words);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
