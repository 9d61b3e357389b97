package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard behind the gateway, as a build left it. */
class DashboardTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Gateway gateway;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        var dist = Files.createDirectories(folder.resolve("dist"));
        Files.createDirectories(dist.resolve("assets"));
        Files.createDirectories(dist.resolve(".vite"));
        Files.writeString(folder.resolve("secret.json"), "{}");
        Files.writeString(dist.resolve("index.html"), "<title>Rollbook</title>");
        Files.writeString(dist.resolve("assets/app-1a2b.js"), "plain");
        Files.writeString(dist.resolve("assets/app-1a2b.js.br"), "packed");
        Files.writeString(dist.resolve(".vite/manifest.json"), "{}");
        gateway = new Gateway(0, Route.table(ServiceSpec.all(Path.of("."))), Map.of(), new Dashboard(dist));
    }

    @AfterEach
    void close() {
        gateway.close();
        client.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/licenses/42/members?person=7", "/me", "/join/token", "/signed-in?code=x", "/index.html"})
    void every_page_begins_with_the_first_one_which_is_asked_for_each_time(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<title>Rollbook</title>");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void a_page_may_do_nothing_but_with_its_own_origin() throws Exception {
        var answer = get("/");

        assertThat(header(answer, "Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                                + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void a_file_named_after_its_content_is_kept_for_ever() throws Exception {
        var answer = get("/assets/app-1a2b.js");

        assertThat(answer.body()).isEqualTo("plain");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void who_takes_it_gets_what_the_build_packed() throws Exception {
        var packed = get("/assets/app-1a2b.js", "Accept-Encoding", "gzip, deflate, br");
        var refused = get("/assets/app-1a2b.js", "Accept-Encoding", "gzip, br;q=0");

        assertThat(packed.body()).isEqualTo("packed");
        assertThat(header(packed, "Content-Encoding")).isEqualTo("br");
        assertThat(header(packed, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(refused.body()).isEqualTo("plain");
        assertThat(refused.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/gone-3c4d.js",
                "/robots.txt",
                "/.vite/manifest.json",
                "/assets/app-1a2b.js.br",
                "/../secret.json",
                "/%2e%2e/secret.json",
                "/assets/..%2f..%2fsecret.json",
                "//secret.json",
                "/q/health",
                "/internal/licenses",
                "/internal",
                "/api/nobody",
                "/webhooks/nobody"
            })
    void what_is_no_page_is_not_there(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(new JsonObject(answer.body()).getInteger("status")).isEqualTo(404);
    }

    @Test
    void nothing_is_sent_to_a_page() throws Exception {
        var request = HttpRequest.newBuilder(at("/me")).POST(HttpRequest.BodyPublishers.noBody());

        assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + gateway.port() + path);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
