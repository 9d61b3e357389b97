package rollbook.stack;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks an HTTP server in JSON, as the bearer of a token where there is one. */
final class JsonHttp implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String base;
    private String token = "";

    /** {@code base} has no slash at its end. */
    JsonHttp(String base) {
        this.base = base;
    }

    JsonHttp as(String bearer) {
        token = bearer;
        return this;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer send(String method, String path, Object json, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = request(path).method(method, BodyPublishers.ofString(Json.encode(json)));
        request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request);
    }

    Answer post(String path, Object json) throws IOException, InterruptedException {
        return send("POST", path, json, Map.of());
    }

    Answer csv(String path, String file) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(file)).header("Content-Type", "text/csv"));
    }

    Answer form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = request(path).POST(BodyPublishers.ofString(body));
        return send(request.header("Content-Type", "application/x-www-form-urlencoded"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        var request = builder.build();
        var response = client.send(request, BodyHandlers.ofString());
        return new Answer(request.method() + " " + request.uri().getPath(), response.statusCode(), response.body());
    }

    /**
     * What came back.
     *
     * @param asked the method and path, for messages
     */
    record Answer(String asked, int status, String body) {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        JsonObject object() {
            return new JsonObject(expectOk().body);
        }

        JsonArray array() {
            return new JsonArray(expectOk().body);
        }

        Answer expectOk() {
            if (!ok()) {
                throw new StackFailure("%s was answered %d: %s".formatted(asked, status, body));
            }
            return this;
        }
    }
}
