package rollbook.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is called cannot hold us long, take much of us or send us on. */
@Timeout(20)
class GuardedHttpTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    private Web web;
    private OneServer server;

    @BeforeEach
    void listen() throws IOException {
        web = new Web().name("lti.example", "127.0.0.1");
        server = new OneServer(web.vertx, new HttpServerOptions());
    }

    @AfterEach
    void close() throws IOException {
        web.close();
    }

    private String origin() {
        return "http://lti.example:" + server.port();
    }

    private URI at(String path) {
        return URI.create(origin() + path);
    }

    @Test
    void a_request_goes_out_as_it_was_made_and_its_answer_comes_back() throws CallFailedException {
        var body = "grant_type=x".getBytes(StandardCharsets.UTF_8);

        var reply = web.with(origin()).send(Call.post(at("/echo?a=%20b"), Map.of("Authorization", "Bearer t"), body));

        assertThat(reply.text()).isEqualTo("POST /echo?a=%20b lti.example:" + server.port() + " Bearer t grant_type=x");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.contentType()).contains("text/plain; a=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "400", "401", "404", "500", "503"})
    void another_status_is_for_the_caller_to_judge(String status) throws CallFailedException {
        var reply = web.with(origin()).get(at("/" + status), 10);

        assertThat(reply.status()).hasToString(status);
        assertThat(reply.ok()).isEqualTo(status.equals("200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"301", "302", "303", "307", "308", "300"})
    void a_redirect_is_not_followed(String status) throws IOException {
        var http = web.with(origin());
        var to = "http://127.0.0.1:" + web.port() + "/";

        var failure = Web.failure(() -> http.get(at("/" + status + "?to=" + to), 10));

        assertThat(failure).isEqualTo(CallFailure.REDIRECT);
        assertThat(web.opened).hasSize(1);
        assertThat(web.nobodyCame()).isTrue();
    }

    @Test
    void an_answer_may_be_as_long_as_was_said() throws CallFailedException {
        assertThat(web.with(origin()).get(at("/exact"), OneServer.CAP).body()).hasSize(OneServer.CAP);
    }

    @Test
    void an_answer_one_byte_longer_is_not_taken() {
        var failure = Web.failure(() -> web.with(origin()).get(at("/over"), OneServer.CAP));

        assertThat(failure).isEqualTo(CallFailure.TOO_LARGE);
    }

    @Test
    void an_answer_without_an_end_is_hung_up_on() throws Exception {
        var failure = Web.failure(() -> web.with(origin()).get(at("/endless"), Call.MAX_BYTES));

        assertThat(failure).isEqualTo(CallFailure.TOO_LARGE);
        server.hungUp.get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/drip", "/silent"})
    void a_server_that_takes_its_time_is_hung_up_on(String path) throws Exception {
        var failure = Web.failure(() -> web.with(origin(), SHORT).get(at(path), Call.MAX_BYTES));

        assertThat(failure).isEqualTo(CallFailure.TIMED_OUT);
        server.hungUp.get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_server_that_never_comes_to_its_answer_is_hung_up_on() throws Exception {
        var hungUp = new CompletableFuture<@Nullable Void>();
        var port = web.vertx
                .createNetServer()
                .connectHandler(socket -> {
                    var drops = web.vertx.setPeriodic(1, 20, _ -> socket.write("HTTP/1.1 103 Early Hints\r\n\r\n"));
                    socket.closeHandler(_ -> {
                        web.vertx.cancelTimer(drops);
                        hungUp.complete(null);
                    });
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        var uri = URI.create("http://lti.example:" + port);

        assertThat(Web.failure(() -> web.with(uri.toString(), SHORT).get(uri, 10)))
                .isEqualTo(CallFailure.TIMED_OUT);
        hungUp.get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_connection_nobody_takes_is_given_up() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var _ = new Socket(full.getInetAddress(), full.getLocalPort());
                var _ = new Socket(full.getInetAddress(), full.getLocalPort())) {
            var uri = URI.create("http://lti.example:" + full.getLocalPort());

            var whole = Web.failure(() -> web.with(uri.toString(), SHORT).get(uri, 10));
            var connecting = Web.failure(
                    () -> web.with(uri.toString(), Connections.options().setConnectTimeout(100))
                            .get(uri, 10));

            assertThat(whole).isEqualTo(CallFailure.TIMED_OUT);
            assertThat(connecting).isEqualTo(CallFailure.TIMED_OUT);
        }
    }

    @Test
    void a_resolver_that_hangs_holds_nobody() {
        var never = new CountDownLatch(1);
        var http = new GuardedHttp(
                new Guard(
                        name -> {
                            awaited(never);
                            return web.addresses(name);
                        },
                        Set.of(443),
                        Set.of()),
                _ -> {
                    throw new AssertionError("nothing is connected to");
                },
                SHORT);

        assertThat(Web.failure(() -> http.get(URI.create("https://lti.example/"), 10)))
                .isEqualTo(CallFailure.TIMED_OUT);
        never.countDown();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/headers", "/cut"})
    void an_answer_that_cannot_be_read_is_none(String path) {
        assertThat(Web.failure(() -> web.with(origin()).get(at(path), Call.MAX_BYTES)))
                .isEqualTo(CallFailure.REFUSED);
    }

    @Test
    void nothing_is_unpacked() throws CallFailedException {
        assertThat(web.with(origin()).get(at("/bomb"), 10_000).body()).hasSizeLessThan(10_000);
    }

    @Test
    void a_server_that_does_not_listen_at_its_first_address_is_called_at_its_second() throws CallFailedException {
        web.name("lti.example", "127.0.0.9", "127.0.0.1", "127.0.0.1");

        assertThat(web.with(origin()).get(at("/200"), 10).ok()).isTrue();
        assertThat(web.opened).extracting(at -> at.hostAddress()).containsExactly("127.0.0.9", "127.0.0.1");
    }

    /** Such a thread is the only one to be told of what it waits for. */
    @Test
    void a_caller_on_a_worker_thread_of_vertx_is_answered() throws Exception {
        var http = web.with(origin());
        var status = new CompletableFuture<Integer>();
        var caller = new AbstractVerticle() {
            @Override
            public void start() throws CallFailedException {
                status.complete(http.get(at("/200"), 10).status());
            }
        };

        web.vertx.deployVerticle(caller, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));

        assertThat(status.get(60, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void a_header_cannot_bring_another_along() {
        var headers = Map.of("authorization", "secret\r\nx-other: y");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Call.get(at("/echo"), headers))
                .withMessageNotContaining("secret");
    }

    @Test
    void neither_a_call_nor_its_answer_says_its_secrets_in_a_log() throws CallFailedException {
        var call = Call.post(at("/echo?token=secret"), Map.of("authorization", "secret"), new byte[] {1});

        assertThat(call.toString()).isEqualTo("POST http://lti.example");
        assertThat(web.with(origin()).send(call).toString()).doesNotContain("secret");
    }
}
