package rollbook.kit.start;

import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * A start waits for Keycloak's realm: who began without it would be ready and could let nobody in, where a replica of before
 * still can. It may be starting itself, on the same busy machine.
 */
final class RealmAtStart {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private RealmAtStart() {}

    /**
     * Comes back when the realm tells of itself; with a line where it has not within {@code rollbook.keycloak.longest-wait}, of
     * which zero means that nobody waits for it.
     *
     * @param say is told once that there is something to wait for
     */
    static Optional<String> await(SmallRyeConfig config, Consumer<String> say) throws InterruptedException {
        var longest = config.getValue("rollbook.keycloak.longest-wait", Duration.class);
        if (longest.isZero()) {
            return Optional.empty();
        }
        var realm = config.getValue("quarkus.oidc.auth-server-url", String.class);
        var question = HttpRequest.newBuilder(
                        URI.create(realm.replaceFirst("/+$", "") + "/.well-known/openid-configuration"))
                .timeout(ANSWER)
                .build();
        var end = System.nanoTime() + longest.toNanos();
        try (var client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            for (var tries = 0; !tells(client, question); tries++) {
                if (System.nanoTime() - end >= 0) {
                    return Optional.of(
                            "Keycloak does not tell of its realm at %s (ROLLBOOK_OIDC_URL)".formatted(realm));
                }
                if (tries == 0) {
                    say.accept("waits for Keycloak to tell of its realm at %s (ROLLBOOK_OIDC_URL)".formatted(realm));
                }
                Thread.sleep(PAUSE);
            }
        }
        return Optional.empty();
    }

    private static boolean tells(HttpClient client, HttpRequest question) throws InterruptedException {
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (SSLException _) {
            return true; // there it is; whom to trust is set elsewhere
        } catch (IOException _) {
            return false;
        }
    }
}
