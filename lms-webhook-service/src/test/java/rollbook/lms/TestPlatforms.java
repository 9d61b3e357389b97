package rollbook.lms;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where the platforms of all tests are: one server of this machine, which the service under test may call. */
public final class TestPlatforms implements QuarkusTestResourceLifecycleManager {
    /** Signs live events as Canvas does, for all customers. */
    static final Signer CANVAS = Signer.of("canvas-live-events");

    private static final String CANVAS_KEYS = "canvas-live-events";
    private static final Map<String, JWKSet> KEYS = new ConcurrentHashMap<>();
    private static final Map<String, Function<HttpExchange, Reply>> ANSWERS = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = server();

    /** What is answered at one of them; without a status, it hangs up. */
    record Reply(Optional<Integer> status, String body) {
        static Reply of(int status, String body) {
            return new Reply(Optional.of(status), body);
        }

        static Reply hangsUp() {
            return new Reply(Optional.empty(), "");
        }
    }

    /** The address of a platform of that name. */
    static String url(String name) {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/" + name;
    }

    /** It is away from now on. */
    static void isAway(String name) {
        KEYS.remove(name);
    }

    /** What it publishes at {@code /jwks} below that from now on. */
    static void publishes(String name, JWKSet keys) {
        KEYS.put(name, keys);
    }

    /** What is answered at a path from now on, such as {@code name/token}, or below it. */
    static void answers(String path, Function<HttpExchange, Reply> how) {
        ANSWERS.put(path, how);
    }

    @Override
    public Map<String, String> start() {
        var samples = parsed(Samples.text("_keys/canvas-live-events.jwks.json"));
        publishes(
                CANVAS_KEYS,
                new JWKSet(Stream.of(samples, CANVAS.published())
                        .<JWK>flatMap(set -> set.getKeys().stream())
                        .toList()));
        answers("schoology", TestSchoology::answer);
        return Map.of(
                "rollbook.http.local-origins", url("").replaceFirst("/$", ""),
                "rollbook.canvas.jwks-url", url(CANVAS_KEYS) + "/jwks",
                "rollbook.schoology.api-url", url("schoology/v1"));
    }

    @Override
    public void stop() {
        // It serves all test classes of this JVM and ends with it.
    }

    private static JWKSet parsed(String keys) {
        try {
            return JWKSet.parse(keys);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply answer(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath().substring(1);
        var name = List.of(path.split("/", -1)).getFirst();
        return Optional.ofNullable(ANSWERS.get(path))
                .or(() -> Optional.ofNullable(ANSWERS.get(name)))
                .map(how -> how.apply(exchange))
                .orElseGet(() -> {
                    var keys = KEYS.get(name);
                    return keys == null ? Reply.of(503, "") : Reply.of(200, keys.toString());
                });
    }

    private static HttpServer server() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                try (exchange) {
                    var reply = answer(exchange);
                    if (reply.status().isPresent()) {
                        var body = reply.body().getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(reply.status().get(), body.length == 0 ? -1 : body.length);
                        exchange.getResponseBody().write(body);
                    }
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
