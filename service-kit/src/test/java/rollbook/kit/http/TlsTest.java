package rollbook.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Though the connection goes to an address that was checked, the certificate must be for the name. */
class TlsTest {
    private static final String PASSWORD = "for this test only";

    @TempDir
    static Path directory;

    private Web web;
    private OneServer server;

    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var making = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=lti.example",
                        "-ext",
                        "san=dns:lti.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(making.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(making.exitValue()).isZero();
    }

    private static String store() {
        return directory.resolve("server.p12").toString();
    }

    private static PfxOptions certificate() {
        return new PfxOptions().setPath(store()).setPassword(PASSWORD);
    }

    @BeforeEach
    void listen() throws IOException {
        web = new Web().name("lti.example", "127.0.0.1").name("other.example", "127.0.0.1");
        server = new OneServer(web.vertx, new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate()));
    }

    @AfterEach
    void close() throws IOException {
        web.close();
    }

    private URI at(String host) {
        return URI.create("https://" + host + ":" + server.port() + "/echo");
    }

    private GuardedHttp trusting(String host) {
        return web.with(
                "https://" + host + ":" + server.port(), Connections.options().setTrustOptions(certificate()));
    }

    @Test
    void the_server_is_asked_by_its_name_at_the_address_that_was_checked() throws CallFailedException {
        var reply = trusting("lti.example").get(at("lti.example"), 1_000);

        assertThat(reply.text()).startsWith("GET /echo lti.example:" + server.port());
        assertThat(web.opened).extracting(at -> at.hostAddress()).containsExactly("127.0.0.1");
        assertThat(web.asked).containsExactly("lti.example");
    }

    @Test
    void a_certificate_for_another_name_is_not_trusted() {
        assertThat(Web.failure(() -> trusting("other.example").get(at("other.example"), 1_000)))
                .isEqualTo(CallFailure.UNTRUSTED);
    }

    @Test
    void a_certificate_signed_by_nobody_known_is_not_trusted() {
        var http = web.with("https://lti.example:" + server.port());

        assertThat(Web.failure(() -> http.get(at("lti.example"), 1_000))).isEqualTo(CallFailure.UNTRUSTED);
    }
}
