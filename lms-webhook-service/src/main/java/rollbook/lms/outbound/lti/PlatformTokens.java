package rollbook.lms.outbound.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollbook.kit.http.Call;
import rollbook.kit.http.CallFailedException;
import rollbook.kit.http.GuardedHttp;
import rollbook.kit.http.Reply;
import rollbook.lms.domain.Claims;
import rollbook.lms.usecase.Registrations.Registration;
import rollbook.lms.usecase.Secrets;
import rollbook.lms.usecase.ToolKeys;

/** Access tokens of platforms for our tool: client credentials under our own key (PROTOCOLS §D7), a new one each time. */
@ApplicationScoped
class PlatformTokens {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final GuardedHttp http;
    private final ToolKeys keys;
    private final Secrets secrets;
    private final ObjectMapper json;
    private final Clock clock;

    PlatformTokens(GuardedHttp http, ToolKeys keys, Secrets secrets, ObjectMapper json, Clock clock) {
        this.http = http;
        this.keys = keys;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A token for one scope; empty where the platform gives none.
     *
     * @param deployment of whom: one client of Canvas serves many customers
     * @throws CallFailedException where it does not answer
     */
    Optional<String> token(Registration registration, String deployment, String scope) throws CallFailedException {
        var reply = answer(registration, deployment, scope);
        return reply.ok() ? accessToken(reply.text()) : Optional.empty();
    }

    /**
     * What a platform answers to who asks for a token.
     *
     * @param scope null: for none, to learn whether it takes our key
     */
    Reply answer(Registration registration, String deployment, @Nullable String scope) throws CallFailedException {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion(registration, deployment));
        Optional.ofNullable(scope).ifPresent(some -> form.put("scope", some));
        return http.send(Call.post(
                URI.create(registration.tokenUrl()),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                encoded(form).getBytes(StandardCharsets.UTF_8)));
    }

    private String assertion(Registration registration, String deployment) {
        var now = clock.instant();
        return keys.sign(Map.of(
                "iss",
                registration.clientId(),
                "sub",
                registration.clientId(),
                "aud",
                registration.tokenUrl(),
                "iat",
                now.getEpochSecond(),
                "exp",
                now.plus(GOOD_FOR).getEpochSecond(),
                "jti",
                secrets.next(),
                Claims.LTI + "deployment_id",
                deployment));
    }

    private Optional<String> accessToken(String answer) {
        try {
            return Optional.of(json.readTree(answer).path("access_token").asText(""))
                    .filter(text -> !text.isEmpty());
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
