package rollbook.licenses.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import rollbook.events.Envelope;
import rollbook.events.Event;
import rollbook.events.EventCodec;
import rollbook.events.LicenseChanged;
import rollbook.events.MembershipChanged;

/** Stands in for license-service's internal API, and for the token endpoint a service signs in at; over real HTTP. */
public final class LicenseOwner implements QuarkusTestResourceLifecycleManager {
    private static final String INTERNAL = "/internal/licenses/";
    private static final Map<UUID, LicenseChanged> LICENSES = new ConcurrentHashMap<>();
    private static final Map<UUID, List<MembershipChanged>> ACTS = new ConcurrentHashMap<>();
    private static final ConcurrentLinkedQueue<String> ASKED = new ConcurrentLinkedQueue<>();
    private static final Map<String, Answering> MORE = new ConcurrentHashMap<>();
    private static final Map<String, Function<Question, Reply>> PARTS = new ConcurrentHashMap<>();
    private static volatile boolean away;

    private final HttpServer server = server();

    /** How a further question of its internal API is answered. */
    @FunctionalInterface
    public interface Answering {
        String answer(InputStream body) throws IOException;
    }

    /** A question as it came: {@code query} is empty where there is none. */
    public record Question(String method, String path, String query, String body) {}

    /** An answer with a status of its own, such as a refusal. */
    public record Reply(int status, String body) {
        /** None: the connection is closed instead. */
        public static final Reply NONE = new Reply(0, "");
    }

    /** Questions whose path has that part are answered by that from now on, whatever is asked of them. */
    public static void answersAt(String part, Function<Question, Reply> answering) {
        PARTS.put(part, answering);
    }

    /** Questions whose path ends so are answered by that from now on. */
    public static void answers(String end, Answering answering) {
        MORE.put(end, answering);
    }

    /** What license-service knows of a license. */
    public static void knows(LicenseChanged license) {
        LICENSES.put(license.licenseId(), license);
    }

    /** The acts in license-service's ledger. */
    public static void decided(UUID licenseId, List<MembershipChanged> acts) {
        ACTS.put(licenseId, acts);
    }

    /** Whether license-service cannot answer for now. */
    public static void isAway(boolean isAway) {
        away = isAway;
    }

    /** How often it was asked about a license. */
    public static long askedFor(UUID licenseId) {
        return ASKED.stream()
                .filter(path -> path.contains(licenseId.toString()))
                .count();
    }

    @Override
    public Map<String, String> start() {
        server.createContext(
                "/token",
                exchange -> answer(
                        exchange,
                        200,
                        "{\"access_token\":\"a-service-token\",\"token_type\":\"Bearer\",\"expires_in\":300}"));
        server.createContext("/internal/", this::internal);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor()); // one answer may wait for another
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "quarkus.rest-client.license-service.url", url,
                "quarkus.oidc-client.auth-server-url", url,
                "quarkus.oidc-client.discovery-enabled", "false",
                "quarkus.oidc-client.token-path", "/token",
                "ROLLBOOK_SERVICE_CLIENT_SECRET", "none");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void internal(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        ASKED.add(path);
        if (away) {
            answer(exchange, 503, "{}");
        } else if (part(path).isPresent()) {
            var uri = exchange.getRequestURI();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var query = Objects.requireNonNullElse(uri.getQuery(), "");
            var reply = part(path).orElseThrow().apply(new Question(exchange.getRequestMethod(), path, query, body));
            answer(exchange, reply.status(), reply.body());
        } else if (MORE.keySet().stream().anyMatch(path::endsWith)) {
            answer(exchange, 200, more(path).answer(exchange.getRequestBody()));
        } else if (path.endsWith("/acts")) {
            var after = Long.parseLong(exchange.getRequestURI().getQuery().replace("after=", ""));
            answer(exchange, 200, acts(licenseId(path), after));
        } else {
            var license = path.startsWith(INTERNAL) ? LICENSES.get(licenseId(path)) : null;
            answer(exchange, license == null ? 404 : 200, license == null ? "{}" : json(license));
        }
    }

    private static UUID licenseId(String path) {
        return UUID.fromString(path.substring(INTERNAL.length(), INTERNAL.length() + 36));
    }

    private static Optional<Function<Question, Reply>> part(String path) {
        return PARTS.entrySet().stream()
                .filter(entry -> path.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Answering more(String path) {
        return MORE.entrySet().stream()
                .filter(entry -> path.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static String acts(UUID licenseId, long after) {
        return "["
                + String.join(
                        ",",
                        ACTS.getOrDefault(licenseId, List.of()).stream()
                                .filter(act -> act.seq() > after)
                                .map(LicenseOwner::json)
                                .toList())
                + "]";
    }

    private static String json(Event event) {
        var message = EventCodec.encode(new Envelope<>(UUID.randomUUID(), "/license-service", Instant.now(), event));
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            if (status == 0) {
                return;
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
