package rollbook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import rollbook.stack.LocalStack;

/** The stack's APIs through the gateway, signed in as a demo person; safe for many threads. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long TWO_MINUTES = 120_000_000_000L;

    private final LocalStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String text, long madeAt) {}

    Client(LocalStack stack) {
        this.stack = stack;
    }

    /** A new license of that type with dana as its admin. */
    UUID license(String type) throws IOException, InterruptedException {
        return license(type, "dana@northfield.example");
    }

    /** A new license of that type with whoever has this address as its admin. */
    UUID license(String type, String admin) throws IOException, InterruptedException {
        var order = """
                {"name": "Bench", "type": "%s", "admins": [{"email": "%s"}]}
                """.formatted(type, admin);
        return UUID.fromString(post("staff", "/api/licenses", order).get("id").asText());
    }

    JsonNode post(String user, String path, String body) throws IOException, InterruptedException {
        return send(user, path, "application/json", body);
    }

    /** Uploads the text of a CSV file. */
    JsonNode csv(String user, String path, String file) throws IOException, InterruptedException {
        return send(user, path, "text/csv; charset=UTF-8", file);
    }

    JsonNode get(String user, String path) throws IOException, InterruptedException {
        return send(path, request(user, path).build());
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(stack.baseUri().resolve(path)).header("Authorization", "Bearer " + token(user));
    }

    private JsonNode send(String user, String path, String type, String body) throws IOException, InterruptedException {
        return send(
                path,
                request(user, path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private JsonNode send(String path, HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + path + " was answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    /** A token lives five minutes; one is used for two. */
    private String token(String user) {
        var now = System.nanoTime();
        return tokens.compute(
                        user,
                        (_, token) -> token != null && now - token.madeAt() < TWO_MINUTES
                                ? token
                                : new Token(stack.token(user), now))
                .text();
    }
}
