package rollbook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** The REST interface of a Kafka Connect worker. Whatever it does not answer with success is an {@code IOException}. */
final class ConnectRest implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI origin;

    ConnectRest(URI origin) {
        this.origin = origin;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(path, request(path).build());
    }

    JsonNode put(String path, Map<String, String> body) throws IOException, InterruptedException {
        var text = HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        return send(path, request(path).PUT(text).build());
    }

    /** How the one task of a connector does. */
    JsonNode task(String connector) throws IOException, InterruptedException {
        return get("/connectors/" + connector + "/status").path("tasks").path(0);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve(path)).header("Content-Type", "application/json");
    }

    private JsonNode send(String path, HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s was answered %d".formatted(request.method(), path, answer.statusCode()));
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
