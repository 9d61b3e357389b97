package rollbook.stack.google;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/**
 * The consent page of accounts.google.com and what the person on it decides. A request of a wrong client or to a wrong
 * address never redirects: its error is for the person's eyes.
 */
final class Consent {
    private final SimulatorConfig config;
    private final Workspaces workspaces;
    private final Tokens tokens;
    private final Codes codes;

    Consent(SimulatorConfig config, Workspaces workspaces, Tokens tokens, Codes codes) {
        this.config = config;
        this.workspaces = workspaces;
        this.tokens = tokens;
        this.codes = codes;
    }

    Answer answer(Call call) {
        var posted = call.method().equals("POST");
        var request = AuthRequest.of(posted ? call::form : call::parameter);
        var error = error(request);
        if (error.isPresent()) {
            return error.get();
        }
        if (request.get("prompt").equals("none")) {
            return back(request, Map.of("error", "interaction_required"));
        }
        return posted ? decided(request, call) : new ConsentPage(workspaces).of(request);
    }

    private Optional<Answer> error(AuthRequest request) {
        if (!config.knows(request.get("client_id"))) {
            return Optional.of(ConsentPage.error(401, "invalid_client", "The OAuth client was not found."));
        }
        if (!isRegistered(request.redirectUri())) {
            return refused("redirect_uri_mismatch", "This address is not registered: " + request.redirectUri());
        }
        if (!request.get("response_type").equals("code")) {
            return refused("invalid_request", "response_type must be code");
        }
        if (request.scopes().isEmpty()) {
            return refused("invalid_request", "Missing required parameter: scope");
        }
        if (!request.scopes().stream().allMatch(Scopes::isKnown)) {
            return refused("invalid_scope", request.get("scope"));
        }
        return request.challenge().isKnown() ? Optional.empty() : refused("invalid_request", "code_challenge_method");
    }

    private static Optional<Answer> refused(String error, String message) {
        return Optional.of(ConsentPage.error(400, error, message));
    }

    private Answer decided(AuthRequest request, Call call) {
        var granted = Set.copyOf(call.forms("granted"));
        if (!call.form("decision").equals("allow") || granted.isEmpty()) {
            return back(request, Map.of("error", "access_denied"));
        }
        var key = call.form("other").isBlank()
                ? call.form("account")
                : call.form("other").strip();
        var account = workspaces.account(key);
        if (account.isEmpty()) {
            return ConsentPage.error(400, "account", "Couldn’t find your Google Account");
        }
        var scopes = Scopes.granted(request.scopes().stream().filter(granted::contains));
        var grant = new Grant(account.get().user().id(), request.get("client_id"), scopes);
        var whole = request.includesGranted() ? grant.with(tokens.consented(grant)) : grant;
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("code", codes.issue(request, whole));
        parameters.put("scope", whole.scope());
        parameters.put("authuser", "0");
        parameters.put("hd", account.get().workspace().domains().getFirst());
        parameters.put("prompt", "consent");
        return back(request, parameters);
    }

    private boolean isRegistered(String uri) {
        if (config.redirectUris().contains(uri)) {
            return true;
        }
        try {
            var parsed = URI.create(uri);
            return "http".equals(parsed.getScheme())
                    && Set.of("localhost", "127.0.0.1").contains(String.valueOf(parsed.getHost()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Answer back(AuthRequest request, Map<String, String> parameters) {
        var all = new LinkedHashMap<String, String>();
        if (!request.get("state").isEmpty()) {
            all.put("state", request.get("state"));
        }
        all.putAll(parameters);
        var query = all.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Answer.redirect(request.redirectUri() + (request.redirectUri().contains("?") ? "&" : "?") + query);
    }
}
