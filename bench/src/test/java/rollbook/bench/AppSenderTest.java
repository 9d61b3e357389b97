package rollbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AppSenderTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Came> came = new ConcurrentLinkedQueue<>();
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    private record Came(Map<String, List<String>> headers, String body) {
        String id() {
            return Objects.requireNonNull(headers.get("Webhook-id")).getFirst();
        }
    }

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/webhooks/app", exchange -> {
            connections.add(exchange.getRemoteAddress().getPort());
            came.add(new Came(
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var answer = answers.poll();
            exchange.sendResponseHeaders(answer == null ? 202 : answer, -1);
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void what_is_not_taken_is_sent_again_under_its_id_and_signed_each_time() throws Exception {
        answers.addAll(List.of(503, 500));

        try (var sender = new AppSender(server.getAddress().getPort(), SECRET, 2)) {
            assertThat(sender.send(sender.letter("assignment.opened", new JsonObject().put("assignmentId", "a"))))
                    .isEqualTo(3);
        }

        assertThat(came)
                .hasSize(3)
                .extracting(Came::id)
                .containsOnly(came.element().id());
        for (var one : came) {
            new Webhook(SECRET).verify(one.body(), new HashMap<>(one.headers()));
            assertThat(new JsonObject(one.body()).getJsonObject("data").getString("assignmentId"))
                    .isEqualTo("a");
        }
    }

    @Test
    void each_arrives_and_connections_are_kept() throws Exception {
        try (var sender = new AppSender(server.getAddress().getPort(), SECRET, 2);
                var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 100)
                    .mapToObj(number -> sender.letter("assignment.opened", new JsonObject().put("n", number)))
                    .map(letter -> threads.submit(() -> sender.send(letter)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }

        assertThat(new HashSet<>(came.stream().map(Came::id).toList())).hasSize(100);
        assertThat(connections).hasSizeLessThan(100);
    }
}
