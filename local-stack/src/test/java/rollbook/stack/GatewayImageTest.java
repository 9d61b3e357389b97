package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The gateway's image sends each path where the one of this machine does, and says the same of the dashboard. */
class GatewayImageTest {
    private static final String CONFIGURATION = read();
    private static final Pattern ROUTE = Pattern.compile("\"~\\^(/\\S+?)(\\(/\\|\\$\\)|\\$)\" ([a-z-]+);");

    @Test
    void the_tables_are_one() {
        var table = block("map $uri $part").results().map(line -> {
            var exact = line.group(2).equals("$");
            var to = Optional.of(line.group(1))
                    .filter(_ -> exact)
                    .map(path -> path.startsWith("/openapi/") ? "/q/openapi" : path);
            return new Route(line.group(1), line.group(3), to);
        });

        assertThat(table).containsExactlyInAnyOrderElementsOf(Route.table(ServiceSpec.all(Path.of("."))));
        assertThat(CONFIGURATION).contains("rewrite \"^/openapi/[^/]+$\" /q/openapi break;");
    }

    @Test
    void what_a_page_may_do_is_the_same() {
        assertThat(CONFIGURATION).contains("add_header Content-Security-Policy \"" + Dashboard.POLICY + "\";");
    }

    @Test
    void nothing_that_is_the_services_looks_like_a_page() {
        assertThat(CONFIGURATION)
                .contains("\"~^/("
                        + String.join("|", Dashboard.NO_PAGES.stream().sorted().toList()) + ")(/|$)\" /none;");
    }

    @Test
    void each_request_has_a_connection_of_its_own() {
        // left to itself nginx keeps them, since 1.29.7
        assertThat(CONFIGURATION).contains("proxy_set_header Connection close;");
    }

    private static Matcher block(String head) {
        var from = CONFIGURATION.indexOf(head);
        return ROUTE.matcher(CONFIGURATION.substring(from, CONFIGURATION.indexOf("\n    }", from)));
    }

    private static String read() {
        try {
            return Files.readString(StackTestKit.project().resolve("gateway/nginx.conf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
