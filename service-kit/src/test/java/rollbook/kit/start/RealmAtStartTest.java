package rollbook.kit.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever starts beside Keycloak waits for it, and says so. */
class RealmAtStartTest {
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> said = new ArrayList<>();
    private HttpServer keycloak;
    private String realm;

    @BeforeEach
    void keycloak() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        realm = "http://127.0.0.1:%d/realms/rollbook"
                .formatted(keycloak.getAddress().getPort());
        keycloak.createContext("/realms/rollbook/.well-known/openid-configuration", exchange -> {
            var answer = answers.poll();
            exchange.sendResponseHeaders(answer == null ? 404 : answer, -1);
            exchange.close();
        });
        keycloak.start();
    }

    @AfterEach
    void end() {
        keycloak.stop(0);
    }

    @Test
    void a_realm_that_is_there_is_not_spoken_of() throws Exception {
        answers.add(200);

        assertThat(RealmAtStart.await(config("PT1M"), said::add)).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void one_that_comes_is_waited_for_which_is_said_once() throws Exception {
        answers.addAll(List.of(503, 404, 200));

        assertThat(RealmAtStart.await(config("PT1M"), said::add)).isEmpty();
        assertThat(said)
                .containsExactly("waits for Keycloak to tell of its realm at " + realm + " (ROLLBOOK_OIDC_URL)");
        assertThat(answers).isEmpty();
    }

    @Test
    void one_that_does_not_come_ends_the_start_with_a_line() throws Exception {
        keycloak.stop(0);

        assertThat(RealmAtStart.await(config("PT0.5S"), said::add))
                .hasValue("Keycloak does not tell of its realm at " + realm + " (ROLLBOOK_OIDC_URL)");
    }

    @Test
    void whoever_is_told_so_does_not_wait() throws Exception {
        assertThat(RealmAtStart.await(config("PT0S"), said::add)).isEmpty();
        assertThat(said).isEmpty();
    }

    private SmallRyeConfig config(String longest) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of("quarkus.oidc.auth-server-url", realm, "rollbook.keycloak.longest-wait", longest),
                        "set",
                        300))
                .build();
    }
}
