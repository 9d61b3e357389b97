package rollbook.lms;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Where the platforms of all tests publish their keys: one server of this machine, which the service under test may call. */
public final class TestPlatforms implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, JWKSet> KEYS = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = server();

    /** The address of a platform of that name. */
    static String url(String name) {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/" + name;
    }

    /** What it publishes at {@code /jwks} below that from now on; null = it is away. */
    static void publishes(String name, JWKSet keys) {
        KEYS.put(name, keys);
    }

    @Override
    public Map<String, String> start() {
        return Map.of("rollbook.http.local-origins", url("").replaceFirst("/$", ""));
    }

    @Override
    public void stop() {
        // It serves all test classes of this JVM and ends with it.
    }

    private static HttpServer server() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                try (exchange) {
                    var name = List.of(exchange.getRequestURI().getPath().split("/", -1))
                            .get(1);
                    var keys = KEYS.get(name);
                    var body = keys == null ? new byte[0] : keys.toString().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(keys == null ? 503 : 200, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
