package rollbook.ousync.outbound.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.http.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import rollbook.kit.problem.ProblemException;
import rollbook.ousync.usecase.GoogleAccounts;
import rollbook.ousync.usecase.GoogleProblem;

/** Google's consent page and token endpoint: OAuth 2.0 for a server, with PKCE. */
@ApplicationScoped
class GoogleOAuth implements GoogleAccounts {
    private static final Logger LOG = Logger.getLogger(GoogleOAuth.class);
    /** What else Google says then cannot be read: the JDK's client throws the body of a refused form away. */
    private static final int UNKNOWN_CLIENT = 401;

    private final GoogleSettings settings;
    private final GoogleHttp http;
    private final IdTokens idTokens;

    GoogleOAuth(GoogleSettings settings, Clock clock) {
        this.settings = settings;
        http = new GoogleHttp(settings);
        idTokens = new IdTokens(settings, http, clock);
    }

    @Override
    public boolean suffice(Set<String> scopes) {
        return scopes.containsAll(GoogleScopes.READING);
    }

    /** {@code include_granted_scopes} is not among it: what the account allowed the client for another purpose stays out. */
    @Override
    public URI consentPage(String state, String challenge, String email) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("client_id", settings.clientId());
        parameters.put("redirect_uri", settings.redirectUrl().toString());
        parameters.put("response_type", "code");
        parameters.put("scope", GoogleScopes.asked());
        parameters.put("access_type", "offline");
        parameters.put("prompt", "consent");
        parameters.put("state", state);
        parameters.put("code_challenge", challenge);
        parameters.put("code_challenge_method", "S256");
        parameters.put("login_hint", email);
        var query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(settings.authorizeUrl() + "?" + query);
    }

    @Override
    public Consent redeem(String code, String verifier) {
        var granted = granted(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                verifier,
                "redirect_uri",
                settings.redirectUrl().toString(),
                "client_id",
                settings.clientId(),
                "client_secret",
                settings.clientSecret()));
        var refreshToken = granted.path("refresh_token").asText();
        if (refreshToken.isEmpty()) {
            throw new ProblemException(GoogleProblem.NO_TOKEN);
        }
        var scopes = Arrays.stream(granted.path("scope").asText().split(" "))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toSet());
        var idToken = granted.path("id_token").asText();
        return new Consent(refreshToken, scopes, idToken, IdTokens.saidId(idToken));
    }

    @Override
    public Account account(Consent consent) {
        return idTokens.account(consent.idToken());
    }

    @Override
    public boolean revoke(String refreshToken) {
        try {
            var response = http.post(settings.revokeUrl(), Map.of("token", refreshToken));
            var reason = GoogleJson.reason(GoogleJson.body(response));
            return response.isSuccessStatusCode() || reason.equals("invalid_token");
        } catch (IOException e) {
            LOG.warnf("an authorization is not revoked yet: %s", e.getClass().getSimpleName());
            return false;
        }
    }

    private JsonNode granted(Map<String, String> form) {
        try {
            var response = http.post(settings.tokenUrl(), form);
            if (response.isSuccessStatusCode()) {
                return GoogleJson.whole(response);
            }
            throw refused(response);
        } catch (IOException e) {
            LOG.warnf("a code is not redeemed: %s", e.getClass().getSimpleName());
            throw new ProblemException(GoogleProblem.AWAY);
        }
    }

    private static ProblemException refused(HttpResponse response) throws IOException {
        var status = response.getStatusCode();
        var error = GoogleJson.reason(GoogleJson.body(response));
        if (Meaning.passes(status)) {
            return new ProblemException(GoogleProblem.AWAY);
        }
        LOG.warnf("a code is not redeemed: %d %s", status, error);
        if (status == UNKNOWN_CLIENT) {
            LOG.error(
                    "Google does not know this client: see ROLLBOOK_GOOGLE_CLIENT_ID and ROLLBOOK_GOOGLE_CLIENT_SECRET");
        }
        return new ProblemException(GoogleProblem.REFUSED);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
