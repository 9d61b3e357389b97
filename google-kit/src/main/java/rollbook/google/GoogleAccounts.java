package rollbook.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import rollbook.kit.problem.ProblemException;

/**
 * Google's consent page and token endpoint: OAuth 2.0 for a server, with PKCE. Not within a transaction. A service says once
 * what it asks for.
 */
public class GoogleAccounts {
    private static final Logger LOG = Logger.getLogger(GoogleAccounts.class);
    private static final String WHO = "openid email ";
    /** What else Google says then cannot be read: the JDK's client throws the body of a refused form away. */
    private static final int UNKNOWN_CLIENT = 401;

    private final GoogleClient settings;
    private final List<String> scopes;
    private final GoogleHttp http;
    private final IdTokens idTokens;

    /**
     * The accounts that allow a service something.
     *
     * @param scopes what, beside who they are; without all of these it can do nothing
     */
    protected GoogleAccounts(GoogleClient settings, List<String> scopes, Clock clock) {
        this.settings = settings;
        this.scopes = List.copyOf(scopes);
        http = new GoogleHttp(settings);
        idTokens = new IdTokens(settings, http, clock);
    }

    /**
     * What Google handed out for a code, to whomever it was: from here on it is kept or revoked.
     *
     * @param refreshToken what is asked with from now on; a secret
     * @param scopes those granted, which may be fewer than were asked for
     * @param idToken Google's word for whose account it is
     * @param saidId the account the id token names before anybody checked it, so good for nothing but to leave alone what else is
     *     read with that account; empty where it names none
     */
    public record Consent(String refreshToken, Set<String> scopes, String idToken, String saidId) {
        public Consent {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Consent[scopes=" + scopes.size() + "]";
        }
    }

    /**
     * Whose it is.
     *
     * @param googleId of their account, which outlives the address
     * @param email its address, verified by Google
     */
    public record Account(String googleId, String email) {
        @Override
        public String toString() {
            return "Account[]";
        }
    }

    /** Whether these are all the service asked for, beside who the account is. */
    public boolean suffice(Set<String> granted) {
        return granted.containsAll(scopes);
    }

    /**
     * The page at Google where somebody consents, for offline access and by PKCE.
     * {@code include_granted_scopes} is not among it: what the account allowed the client for another purpose stays out.
     *
     * @param state comes back with the answer
     * @param challenge the S256 of what {@link #redeem} is given
     * @param email the account that is suggested
     */
    public URI consentPage(String state, String challenge, String email) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("client_id", settings.clientId());
        parameters.put("redirect_uri", settings.redirectUrl().toString());
        parameters.put("response_type", "code");
        parameters.put("scope", WHO + String.join(" ", scopes));
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

    /**
     * Redeems the code Google sent the browser back with.
     *
     * @throws ProblemException 409 when Google does not take it or gives nothing lasting, 503 while Google is away
     */
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
        var allowed = Arrays.stream(granted.path("scope").asText().split(" "))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toSet());
        var idToken = granted.path("id_token").asText();
        return new Consent(refreshToken, allowed, idToken, IdTokens.saidId(idToken));
    }

    /**
     * Whose consent it is, by an id token Google signed for us.
     *
     * @throws ProblemException 409 when it did not or vouches for no address, 503 while its keys are not to be had
     */
    public Account account(Consent consent) {
        return idTokens.account(consent.idToken());
    }

    /** What Google says to a refresh token. */
    public sealed interface Refreshed {}

    /**
     * It is good.
     *
     * @param accessToken a secret
     * @param goodFor how long that one is taken
     */
    public record Access(String accessToken, Duration goodFor) implements Refreshed {
        @Override
        public String toString() {
            return "Access[hidden]";
        }
    }

    /** It is taken no more: revoked, idle too long, or run out. */
    public record Gone() implements Refreshed {}

    /** Google is away, or does not know us. */
    public record Away() implements Refreshed {}

    /** Has Google hand out an access token; one try. */
    public Refreshed refresh(String refreshToken) {
        try {
            var response = http.post(
                    settings.tokenUrl(),
                    Map.of(
                            "grant_type",
                            "refresh_token",
                            "refresh_token",
                            refreshToken,
                            "client_id",
                            settings.clientId(),
                            "client_secret",
                            settings.clientSecret()));
            if (response.isSuccessStatusCode()) {
                var granted = GoogleJson.whole(response);
                return new Access(
                        granted.path("access_token").asText(),
                        Duration.ofSeconds(granted.path("expires_in").asLong()));
            }
            var error = GoogleJson.reason(GoogleJson.body(response));
            LOG.infof("no access token: %d %s", response.getStatusCode(), error);
            return error.equals("invalid_grant") ? new Gone() : new Away();
        } catch (IOException e) {
            LOG.warnf("no access token: %s", e.getClass().getSimpleName());
            return new Away();
        }
    }

    /** Has Google forget an authorization; one it does not know any more is forgotten already. False: Google is away. */
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
        if (GoogleHttp.passes(status)) {
            return new ProblemException(GoogleProblem.AWAY);
        }
        LOG.warnf("a code is not redeemed: %d %s", status, error);
        if (status == UNKNOWN_CLIENT) {
            LOG.error(
                    "Google does not know this client: see its id and its secret, ROLLBOOK_GOOGLE_CLIENT_SECRET or ROLLBOOK_CLASSROOM_CLIENT_SECRET");
        }
        return new ProblemException(GoogleProblem.REFUSED);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
