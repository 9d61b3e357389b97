package rollbook.stack.lms;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rollbook.stack.wire.SignedToken;

/** What tools sign: believed where the key set of the tool says so, in its time, and once. */
final class ToolTokens {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long SKEW_SECONDS = 60;

    private final Clock clock;
    private final HttpClient http;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    ToolTokens(Clock clock, HttpClient http) {
        this.clock = clock;
        this.http = http;
    }

    /**
     * @param once the claim that may be seen only once
     * @throws NotBelieved where it is not the tool's word, and why
     */
    SignedToken read(String compact, PlatformTool tool, String once) {
        SignedToken token;
        try {
            token = SignedToken.read(compact);
        } catch (IllegalArgumentException e) {
            throw new NotBelieved(String.valueOf(e.getMessage()));
        }
        require(token.isSignedBy(keys(tool)), "no key of %s signed it".formatted(tool.jwksUrl()));
        require(tool.clientId().equals(token.claims().getValue("iss")), "iss is not the client_id");
        var now = clock.instant().getEpochSecond();
        require(seconds(token, "exp") > now - SKEW_SECONDS, "it has expired");
        require(Math.abs(seconds(token, "iat") - now) <= SKEW_SECONDS + 300, "iat is not now");
        var unique = String.valueOf(token.claims().getValue(once));
        require(!unique.isEmpty() && !unique.equals("null"), once + " is missing");
        require(seen.add(tool.clientId() + " " + unique), once + " was used before");
        return token;
    }

    /** Who says it is its, unchecked: so that the right key set is asked. */
    static String issuer(String compact) {
        try {
            return String.valueOf(SignedToken.read(compact).claims().getValue("iss"));
        } catch (IllegalArgumentException e) {
            throw new NotBelieved(String.valueOf(e.getMessage()));
        }
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new NotBelieved(otherwise);
        }
    }

    private static long seconds(SignedToken token, String name) {
        return token.claims().getValue(name) instanceof Number number ? number.longValue() : 0;
    }

    private JsonObject keys(PlatformTool tool) {
        try {
            var request =
                    HttpRequest.newBuilder(tool.jwksUrl()).timeout(PATIENCE).build();
            var answer = http.send(request, BodyHandlers.ofString());
            require(answer.statusCode() == 200, "%s answers %d".formatted(tool.jwksUrl(), answer.statusCode()));
            return new JsonObject(answer.body());
        } catch (IOException | DecodeException _) {
            throw new NotBelieved("%s cannot be read".formatted(tool.jwksUrl()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NotBelieved("interrupted");
        }
    }

    /** Why a token counts for nothing. */
    static final class NotBelieved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotBelieved(String why) {
            super(why);
        }
    }
}
