package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is asked, of two replicas that answer with their names. */
class RotationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final Map<String, Integer> readiness = new ConcurrentHashMap<>(Map.of("first", 200, "second", 200));
    private final HttpServer first = replica("first");
    private final HttpServer second = replica("second");
    private final Rotation rotation =
            new Rotation(vertx, client, first.getAddress().getPort());

    RotationTest() throws IOException {}

    @AfterEach
    void close() {
        first.stop(0);
        second.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void both_are_asked_in_turn() {
        rotation.add(second.getAddress().getPort());

        assertThat(asked(rotation, 10)).isEqualTo(Map.of("first", 5L, "second", 5L));
    }

    @Test
    void one_that_says_it_is_not_ready_is_asked_no_more_until_it_is() {
        rotation.add(second.getAddress().getPort());
        readiness.put("second", 503);
        await().atMost(PATIENCE).until(() -> asked(rotation, 10).equals(Map.of("first", 10L)));

        readiness.put("second", 200);

        await().atMost(PATIENCE).until(() -> asked(rotation, 10).containsKey("second"));
    }

    @Test
    void where_one_does_not_listen_the_other_is_asked() throws IOException {
        rotation.add(closedPort());

        assertThat(asked(rotation, 10)).isEqualTo(Map.of("first", 10L));
    }

    @Test
    void one_alone_is_asked_whatever_it_says() {
        readiness.put("first", 503);

        assertThat(asked(rotation, 2)).isEqualTo(Map.of("first", 2L));
    }

    @Test
    void whoever_asks_hears_that_nobody_listens() throws IOException {
        var nobody = new Rotation(vertx, client, closedPort());
        nobody.add(closedPort());

        assertThatThrownBy(() -> asked(nobody, 1)).hasRootCauseInstanceOf(ConnectException.class);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, Long> asked(Rotation some, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> asked(some))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    /** Who answered. One step inside the other: an answer must not be over before this thread comes to listen to it. */
    private static String asked(Rotation some) {
        return some.next()
                .compose(request ->
                        request.send().compose(HttpClientResponse::body).map(Buffer::toString))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private HttpServer replica(String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(name.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(readiness.getOrDefault(name, 500), -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
