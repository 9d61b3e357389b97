package rollbook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import rollbook.stack.LocalStack;

/**
 * Live enrollment: from the answer that an address was accepted (its transaction is committed) until a reader sees the
 * member. Seen in the database, by asking without pause, so that what is timed is the walk and not the polling.
 */
final class LiveEnrollment {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String text, long madeAt) {}

    LiveEnrollment(LocalStack stack) {
        this.stack = stack;
    }

    Samples measure(int times) throws IOException, InterruptedException, SQLException {
        var access = stack.database("license");
        var nanos = new long[times];
        var run = UUID.randomUUID();
        try (var database = DriverManager.getConnection(access.url(), access.user(), access.password())) {
            var license = license();
            for (var i = 0; i < times + times / 5; i++) { // the first fifth warms up
                var address = "p" + i + "." + run + "@northfield.example";
                add(license, address);
                var accepted = System.nanoTime();
                awaitMember(database, license, address);
                nanos[i % times] = System.nanoTime() - accepted;
            }
        }
        return Samples.of("live enrollment: answered 202 -> visible as member", nanos);
    }

    private UUID license() throws IOException, InterruptedException {
        var order = """
                {"name": "Bench", "type": "DISTRICT", "admins": [{"email": "dana@northfield.example"}]}
                """;
        return UUID.fromString(post("staff", "/api/licenses", order).get("id").asText());
    }

    private void add(UUID license, String address) throws IOException, InterruptedException {
        post("dana", "/api/enrollments/" + license + "/emails", "{\"addresses\": \"" + address + "\"}");
    }

    private JsonNode post(String user, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(stack.baseUri().resolve(path))
                .header("Authorization", "Bearer " + token(user))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("POST " + path + " was answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    /** A token lives five minutes; one is used for two. */
    private String token(String user) {
        var now = System.nanoTime();
        return tokens.compute(
                        user,
                        (_, token) -> token != null && now - token.madeAt() < 120_000_000_000L
                                ? token
                                : new Token(stack.token(user), now))
                .text();
    }

    private static void awaitMember(Connection database, UUID license, String address) throws SQLException {
        try (var statement = database.prepareStatement(
                "select 1 from membership where license_id = ? and address = ? and status = 'MEMBER'")) {
            statement.setObject(1, license);
            statement.setString(2, address);
            var deadline = System.nanoTime() + 30_000_000_000L;
            while (true) {
                try (var rows = statement.executeQuery()) {
                    if (rows.next()) {
                        return;
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("not a member after 30 s");
                }
            }
        }
    }
}
