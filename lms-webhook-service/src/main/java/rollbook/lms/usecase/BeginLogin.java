package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.usecase.LtiStates.Login;
import rollbook.lms.usecase.Registrations.Registration;

/**
 * A platform asks us to ask it who somebody is (PROTOCOLS §D1, D2). What it asks with is unsigned: it decides nothing but which
 * of the registered platforms is asked, and is handed back to it as it came.
 */
@ApplicationScoped
public class BeginLogin {
    private final Registrations registrations;
    private final LtiStates states;
    private final Secrets secrets;
    private final ToolUrls urls;

    BeginLogin(Registrations registrations, LtiStates states, Secrets secrets, ToolUrls urls) {
        this.registrations = registrations;
        this.states = states;
        this.secrets = secrets;
        this.urls = urls;
    }

    /** What a platform asks with. */
    public record Asked(
            String issuer,
            String loginHint,
            String target,
            @Nullable String clientId,
            @Nullable String deployment,
            @Nullable String messageHint) {}

    /**
     * Where the browser goes on.
     *
     * @throws ProblemException 404 for a platform nobody connected; 400 where it does not say which registration it means
     */
    @Transactional
    public URI begin(Asked asked) {
        var registration = registration(asked);
        if (!registrations.isConnected(registration.id())) {
            throw new ProblemException(LtiProblem.UNKNOWN_PLATFORM);
        }
        var state = secrets.next();
        var nonce = secrets.next();
        states.begin(state, new Login(nonce, registration.id(), asked.deployment()));
        return question(registration, asked, state, nonce);
    }

    private Registration registration(Asked asked) {
        if (asked.clientId() != null) {
            return registrations
                    .find(asked.issuer(), asked.clientId())
                    .orElseThrow(() -> new ProblemException(LtiProblem.UNKNOWN_PLATFORM));
        }
        var known = registrations.of(asked.issuer());
        if (known.size() > 1) {
            throw new ProblemException(LtiProblem.WHICH_REGISTRATION);
        }
        return known.stream().findFirst().orElseThrow(() -> new ProblemException(LtiProblem.UNKNOWN_PLATFORM));
    }

    private URI question(Registration registration, Asked asked, String state, String nonce) {
        var query = new LinkedHashMap<String, String>();
        query.put("scope", "openid");
        query.put("response_type", "id_token");
        query.put("response_mode", "form_post");
        query.put("prompt", "none");
        query.put("client_id", registration.clientId());
        query.put("redirect_uri", urls.launch().toString());
        query.put("login_hint", asked.loginHint());
        Optional.ofNullable(asked.messageHint()).ifPresent(hint -> query.put("lti_message_hint", hint));
        query.put("state", state);
        query.put("nonce", nonce);
        var separator = registration.authUrl().contains("?") ? "&" : "?";
        return URI.create(registration.authUrl() + separator + encoded(query));
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
