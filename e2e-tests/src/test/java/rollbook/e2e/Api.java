package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import rollbook.stack.LocalStack;

/** Rollbook's API through the gateway, as the demo's people use it with real tokens. */
final class Api {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(3);
    /** A request that hangs longer than this is given up and, where that is safe, sent again. */
    private static final int TIMEOUT_MILLIS = 15_000;

    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig()
                    .setParam("http.connection.timeout", TIMEOUT_MILLIS)
                    .setParam("http.socket.timeout", TIMEOUT_MILLIS));

    private final LocalStack stack;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    Api(LocalStack stack) {
        this.stack = stack;
    }

    private record Token(String text, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < TOKEN_LIFE.toNanos();
        }
    }

    /** A request without a token. */
    RequestSpecification anybody() {
        return at(stack.baseUri());
    }

    /** A request to a service's own port, which nobody outside reaches. */
    RequestSpecification inside(String service) {
        return at(URI.create("http://127.0.0.1:" + stack.child(service).port()));
    }

    private static RequestSpecification at(URI address) {
        return RestAssured.given().config(CONFIG).baseUri(address.toString()).contentType("application/json");
    }

    /** A request of a demo person. */
    RequestSpecification as(String username) {
        return anybody().auth().oauth2(token(username));
    }

    /** A demo person's token, kept for a while: Keycloak takes one who signs in twice at once for an attacker. */
    String token(String username) {
        return tokens.compute(
                        username,
                        (_, known) -> known != null && known.isFresh()
                                ? known
                                : new Token(stack.token(username), System.nanoTime()))
                .text();
    }

    /** Where a path is. */
    URI uri(String path) {
        return stack.baseUri().resolve(path);
    }

    /** Staff create a license with dana (domain admin) and paul (license admin) and without a limit of seats; its id. */
    String create(String name, String type) {
        return create(name, type, null);
    }

    /** The same with so many seats. */
    String create(String name, String type, @Nullable Integer seats) {
        var admins = List.of(
                Map.of("email", "dana@northfield.example", "domainAdmin", true),
                Map.of("email", "paul@northfield.example", "domainAdmin", false));
        var order = new HashMap<String, @Nullable Object>(Map.of("name", name, "type", type, "admins", admins));
        order.put("seats", seats);
        var key = UUID.randomUUID().toString();
        var created = answered(
                () -> as("staff").header("Idempotency-Key", key).body(order).post("/api/licenses"));
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(stack.baseUri() + "/api/licenses/" + created.path("id"));
        return created.path("id");
    }

    /** Staff make whoever has this address an admin of it, besides the others. */
    void makeAdmin(String license, String address) {
        var made = as("staff").put("/api/licenses/" + license + "/admins/" + address);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(200);
    }

    Response add(String username, String license, String addresses) {
        return as(username).body(Map.of("addresses", addresses)).post("/api/enrollments/" + license + "/emails");
    }

    /** Adds addresses and waits for their outcomes; the batch when it is done. */
    Response addAndWait(String username, String license, String addresses) {
        var key = UUID.randomUUID().toString();
        var accepted = answered(() -> as(username)
                .header("Idempotency-Key", key)
                .body(Map.of("addresses", addresses))
                .post("/api/enrollments/" + license + "/emails"));
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        var path = "/api/enrollments/batches/" + accepted.path("batchId");
        assertThat(accepted.header("Location")).isEqualTo(stack.baseUri() + path);
        return Patience.await("the outcomes of " + path)
                .until(() -> as(username).get(path), batch -> "DONE".equals(batch.path("state")));
    }

    /** Every item of a list, page by page. */
    List<Map<String, Object>> items(String username, String path) {
        var items = new ArrayList<Map<String, Object>>();
        @Nullable String cursor = null;
        do {
            var after = cursor;
            var page = answered(() -> {
                var request = as(username).queryParam("limit", 500);
                return (after == null ? request : request.queryParam("cursor", after)).get(path);
            });
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            items.addAll(page.path("items"));
            cursor = page.path("next");
        } while (cursor != null);
        return items;
    }

    /** The answer of a service that may just have lost PostgreSQL: asked again while it says so (503). */
    private static Response answered(Callable<Response> request) {
        return Patience.await("an answer")
                .pollDelay(Duration.ZERO)
                .until(request, response -> response.statusCode() != 503);
    }

    List<Map<String, Object>> members(String username, String license) {
        return items(username, "/api/licenses/" + license + "/members");
    }
}
