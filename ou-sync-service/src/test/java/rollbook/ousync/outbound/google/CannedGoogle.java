package rollbook.ousync.outbound.google;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A Google that says to the letter what it is told, which the simulator would not: a path's last answer for ever. */
final class CannedGoogle implements AutoCloseable {
    private static final Answer NONE = new Answer(500, "text/plain", "");

    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    CannedGoogle() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        says("/token", 200, "{\"access_token\":\"ya29.canned\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
    }

    private record Answer(int status, String type, String body) {}

    CannedGoogle says(String path, int status, String json) {
        return says(path, status, "application/json; charset=UTF-8", json);
    }

    CannedGoogle says(String path, int status, String type, String body) {
        answers.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).add(new Answer(status, type, body));
        return this;
    }

    /** Instead of what was to be said there. */
    CannedGoogle saysNow(String path, int status, String json) {
        answers.remove(path);
        return says(path, status, json);
    }

    GoogleSettings settings() {
        var root = "http://127.0.0.1:" + server.getAddress().getPort();
        return Settings.of(new HashMap<>(Map.of(
                "ROLLBOOK_GOOGLE_CLIENT_ID",
                "canned-client",
                "ROLLBOOK_GOOGLE_CLIENT_SECRET",
                "GOCSPX-canned",
                "ROLLBOOK_GOOGLE_TOKEN_URL",
                root + "/token",
                "ROLLBOOK_GOOGLE_REVOKE_URL",
                root + "/revoke",
                "ROLLBOOK_GOOGLE_CERTS_URL",
                root + "/certs",
                "ROLLBOOK_GOOGLE_DIRECTORY_URL",
                root)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var queue = answers.getOrDefault(exchange.getRequestURI().getPath(), new ConcurrentLinkedQueue<>());
            var answer = queue.size() > 1 ? queue.poll() : queue.peek();
            var said = answer == null ? NONE : answer;
            var body = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", said.type());
            exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
