package rollbook.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static rollbook.kit.http.CallFailure.FORBIDDEN_ADDRESS;
import static rollbook.kit.http.CallFailure.MALFORMED;
import static rollbook.kit.http.CallFailure.NOT_HTTPS;
import static rollbook.kit.http.CallFailure.UNRESOLVED;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.HeardLogs;

/** No connection leaves to what is not the public web, however it is written and wherever its name leads to. */
class HostileAddressesTest {
    private static final String PUBLIC = "93.184.215.14";

    private Web web;

    @BeforeEach
    void listen() throws IOException {
        web = new Web()
                .name("canvas.example", PUBLIC)
                .name("loop.example", "127.0.0.1")
                .name("localhost", "127.0.0.1")
                .name("sub.localhost", "127.0.0.1")
                .name("xn--ocalhost-0z3d", "127.0.0.1")
                .name("six.example", "::1")
                .name("mixed.example", PUBLIC, "127.0.0.1")
                .name("mixed-six.example", "2606:4700::1111", "::1")
                .name("private.example", "10.0.0.5")
                .name("unique.example", "fd00::5")
                .name("link.example", "fe80::1")
                .name("nat64.example", "64:ff9b::7f00:1")
                .name("6to4.example", "2002:7f00:1::")
                .name("carrier.example", "100.64.0.1")
                .name("metadata.google.internal", "169.254.169.254")
                .name("nobody.example");
    }

    @AfterEach
    void close() throws IOException {
        web.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "http://canvas.example:{port}/ NOT_HTTPS",
                "http://loop.example:{port}/ NOT_HTTPS",
                "HTTP://127.0.0.1:{port}/ NOT_HTTPS",
                "https://127.0.0.1:{port}/ FORBIDDEN_ADDRESS",
                "HTTPS://127.0.0.1:{port}/ FORBIDDEN_ADDRESS",
                "https://127.0.0.2:{port}/ FORBIDDEN_ADDRESS",
                "https://0.0.0.0:{port}/ FORBIDDEN_ADDRESS",
                "https://127.0.0.1.:{port}/ MALFORMED",
                "https://127.1:{port}/ MALFORMED",
                "https://0:{port}/ FORBIDDEN_ADDRESS",
                "https://2130706433:{port}/ FORBIDDEN_ADDRESS",
                "https://0x7f000001:{port}/ FORBIDDEN_ADDRESS",
                "https://0x7f.0.0.1:{port}/ MALFORMED",
                "https://0x7f.0x0.0x0.0x1:{port}/ MALFORMED",
                "https://0177.0.0.1:{port}/ FORBIDDEN_ADDRESS",
                "https://017700000001:{port}/ FORBIDDEN_ADDRESS",
                "https://[::1]:{port}/ FORBIDDEN_ADDRESS",
                "https://[::]:{port}/ FORBIDDEN_ADDRESS",
                "https://[0:0:0:0:0:0:0:1]:{port}/ FORBIDDEN_ADDRESS",
                "https://[::ffff:127.0.0.1]:{port}/ FORBIDDEN_ADDRESS",
                "https://[::ffff:7f00:1]:{port}/ FORBIDDEN_ADDRESS",
                "https://[::127.0.0.1]:{port}/ FORBIDDEN_ADDRESS",
                "https://[64:ff9b::7f00:1]:{port}/ FORBIDDEN_ADDRESS",
                "https://[2002:7f00:1::]:{port}/ FORBIDDEN_ADDRESS",
                "https://[fe80::1%25lo]:{port}/ FORBIDDEN_ADDRESS",
                "https://[::1%25lo]:{port}/ FORBIDDEN_ADDRESS",
                "https://169.254.169.254:{port}/latest/meta-data/ FORBIDDEN_ADDRESS",
                "https://93.184.215.14:{port}/ FORBIDDEN_ADDRESS",
                "https://localhost:{port}/ FORBIDDEN_ADDRESS",
                "https://LocalHost:{port}/ FORBIDDEN_ADDRESS",
                "https://localhost.:{port}/ MALFORMED",
                "https://sub.localhost:{port}/ FORBIDDEN_ADDRESS",
                "https://loop.example:{port}/ FORBIDDEN_ADDRESS",
                "https://loop.example.:{port}/ MALFORMED",
                "https://six.example:{port}/ FORBIDDEN_ADDRESS",
                "https://mixed.example:{port}/ FORBIDDEN_ADDRESS",
                "https://mixed-six.example:{port}/ FORBIDDEN_ADDRESS",
                "https://private.example:{port}/ FORBIDDEN_ADDRESS",
                "https://unique.example:{port}/ FORBIDDEN_ADDRESS",
                "https://link.example:{port}/ FORBIDDEN_ADDRESS",
                "https://nat64.example:{port}/ FORBIDDEN_ADDRESS",
                "https://6to4.example:{port}/ FORBIDDEN_ADDRESS",
                "https://carrier.example:{port}/ FORBIDDEN_ADDRESS",
                "https://metadata.google.internal:{port}/ FORBIDDEN_ADDRESS",
                "https://nobody.example:{port}/ UNRESOLVED",
                "https://canvas.example@127.0.0.1:{port}/ MALFORMED",
                "https://canvas.example:{port}@127.0.0.1:{port}/ MALFORMED",
                "https://127.0.0.1:{port}@canvas.example/ MALFORMED",
                "https://canvas.example:{port}@loop.example:{port}/ MALFORMED",
                "https://127.0.0.1:{port}\\@canvas.example/ MALFORMED",
                "https://127.0.0.1:{port}#@canvas.example/ MALFORMED",
                "https://loop.example:{port}%2f@canvas.example/ MALFORMED",
                "https://１２７.０.０.１:{port}/ MALFORMED",
                "https://127。0。0。1:{port}/ MALFORMED",
                "https://ⓛocalhost:{port}/ MALFORMED",
                "https://lоcalhost:{port}/ MALFORMED",
                "https://%31%32%37.0.0.1:{port}/ MALFORMED",
                "https://%6c%6f%63alhost:{port}/ MALFORMED",
                "https://canvas.example:22/ FORBIDDEN_ADDRESS",
                "https://canvas.example:80/ FORBIDDEN_ADDRESS",
                "https://canvas.example:0/ MALFORMED",
                "https://canvas.example:65979/ MALFORMED",
                "https:127.0.0.1:{port}/ MALFORMED",
                "https:///127.0.0.1:{port}/ MALFORMED",
                "//127.0.0.1:{port}/ MALFORMED",
                "127.0.0.1:{port}/ MALFORMED",
                "file:///etc/passwd NOT_HTTPS",
                "file://127.0.0.1:{port}/ NOT_HTTPS",
                "ftp://127.0.0.1:{port}/ NOT_HTTPS",
                "gopher://127.0.0.1:{port}/_GET%20/ NOT_HTTPS",
                "jar:https://127.0.0.1:{port}/x.jar!/ MALFORMED",
            })
    void no_connection_leaves(String address, CallFailure reason) throws IOException {
        var http = web.guarded(web.port());
        var text = address.replace("{port}", Integer.toString(web.port()));

        var failure = Web.failure(() -> http.send(Call.get(http.admitted(text), Map.of())));

        assertThat(failure).isEqualTo(reason);
        assertThat(web.opened).isEmpty();
        assertThat(web.nobodyCame()).isTrue();
    }

    @Test
    void the_addresses_above_would_reach_what_listens_if_they_were_let_through() throws IOException {
        var origin = "https://loop.example:" + web.port();
        var http = web.with(origin, Connections.options().setSslHandshakeTimeout(1));

        var failure = Web.failure(() -> http.get(URI.create(origin), 1));

        assertThat(failure).as("what listens says nothing").isEqualTo(CallFailure.TIMED_OUT);
        assertThat(web.nobodyCame()).isFalse();
    }

    @Test
    void a_line_break_in_an_address_adds_no_header() {
        var http = web.guarded(web.port());

        var failure = Web.failure(() -> http.admitted("https://canvas.example/\r\nX-Forwarded-For: 127.0.0.1"));

        assertThat(failure).isEqualTo(MALFORMED);
    }

    @Test
    void a_name_that_leads_elsewhere_when_asked_again_is_connected_to_where_it_was_checked() throws IOException {
        var answers = new ArrayDeque<>(List.of(Web.address(PUBLIC), Web.address("127.0.0.1")));
        var http = rebound(answers);

        var failure = Web.failure(() -> http.get(URI.create("https://rebound.example:" + web.port() + "/"), 1));

        assertThat(failure).isEqualTo(CallFailure.REFUSED);
        assertThat(web.opened).extracting(server -> server.hostAddress()).containsExactly(PUBLIC);
        assertThat(answers).as("asked once only").hasSize(1);
        assertThat(web.nobodyCame()).isTrue();
    }

    @Test
    void each_call_is_checked_anew() throws IOException {
        var http = rebound(new ArrayDeque<>(List.of(Web.address(PUBLIC), Web.address("127.0.0.1"))));
        var uri = URI.create("https://rebound.example:" + web.port() + "/");
        Web.failure(() -> http.get(uri, 1));

        var second = Web.failure(() -> http.get(uri, 1));

        assertThat(second).isEqualTo(FORBIDDEN_ADDRESS);
        assertThat(web.nobodyCame()).isTrue();
    }

    /** Nothing here reaches the public web: a connection is written down and refused. */
    private GuardedHttp rebound(ArrayDeque<InetAddress> answers) {
        return new GuardedHttp(
                new Guard(_ -> List.of(answers.removeFirst()), Set.of(web.port()), Set.of()),
                options -> {
                    web.opened.add(options.getServer());
                    return Future.failedFuture(new ConnectException());
                },
                Duration.ofSeconds(30));
    }

    @Test
    void a_local_origin_opens_no_other_port_scheme_or_name() {
        var http = web.with("https://loop.example:" + web.port());

        assertThat(List.of(
                        Web.failure(() -> http.get(URI.create("https://loop.example/"), 1)),
                        Web.failure(() -> http.get(URI.create("http://loop.example:" + web.port()), 1)),
                        Web.failure(() -> http.get(URI.create("https://localhost/"), 1)),
                        Web.failure(() -> http.get(URI.create("https://nobody.example/"), 1))))
                .containsExactly(FORBIDDEN_ADDRESS, NOT_HTTPS, FORBIDDEN_ADDRESS, UNRESOLVED);
        assertThat(web.opened).isEmpty();
    }

    @Test
    void a_start_in_production_that_lets_an_origin_through_says_so() {
        try (var heard = HeardLogs.listen()) {
            start(Optional.empty());
            assertThat(heard.lines()).noneMatch(line -> line.contains("local-origins"));

            start(Optional.of(List.of("http://127.0.0.1:18090", " https://loop.example")));
            assertThat(heard.lines()).anyMatch(line -> line.contains("local-origins") && line.contains(" 2 "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:18090",
                "http://127.0.0.1:18090/",
                "http://a@b.example",
                "*",
                "http://[::1]:1",
                "file://a"
            })
    void a_start_with_what_is_no_origin_fails(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> start(Optional.of(List.of(text))));
    }

    private void start(Optional<List<String>> localOrigins) {
        new GuardedHttp(web.vertx, web::addresses, Set.of(443), localOrigins).close();
    }

    @Test
    void a_failure_says_nothing_of_where_a_name_leads_to() {
        var failed = new CallFailedException(FORBIDDEN_ADDRESS);

        assertThat(failed).hasMessage(FORBIDDEN_ADDRESS.words()).hasNoCause();
    }
}
