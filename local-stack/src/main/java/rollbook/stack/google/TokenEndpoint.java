package rollbook.stack.google;

import io.vertx.core.json.JsonObject;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** {@code POST /token} and {@code /revoke}, as oauth2.googleapis.com answers them. */
final class TokenEndpoint {
    static final String REFRESH = "refresh_token";
    private static final String CODE = "authorization_code";

    private final SimulatorConfig config;
    private final Workspaces workspaces;
    private final Tokens tokens;
    private final Codes codes;
    private final IdTokens idTokens;

    TokenEndpoint(SimulatorConfig config, Workspaces workspaces, Tokens tokens, Codes codes, IdTokens idTokens) {
        this.config = config;
        this.workspaces = workspaces;
        this.tokens = tokens;
        this.codes = codes;
        this.idTokens = idTokens;
    }

    Answer token(Call call) {
        if (!call.method().equals("POST")) {
            return Answer.html(404, "<title>Error 404 (Not Found)!!1</title>");
        }
        var grantType = call.form("grant_type");
        if (grantType.isEmpty()) {
            return refused(400, "invalid_request", "Required parameter is missing: grant_type");
        }
        var basic = call.basic().map(pair -> pair.split(":", 2)).filter(pair -> pair.length == 2);
        var client = basic.map(pair -> pair[0]).orElse(call.form("client_id"));
        if (!config.knows(client)) {
            return refused(401, "invalid_client", "The OAuth client was not found.");
        }
        if (!basic.map(pair -> pair[1]).orElse(call.form("client_secret")).equals(config.clientSecret())) {
            return refused(401, "invalid_client", "The provided client secret is invalid.");
        }
        return switch (grantType) {
            case CODE -> exchange(call, client);
            case REFRESH -> refresh(call, client);
            default -> refused(400, "unsupported_grant_type", "Invalid grant_type: " + grantType);
        };
    }

    Answer revoke(Call call) {
        var token = call.form("token").isEmpty() ? call.parameter("token") : call.form("token");
        return tokens.revoke(token)
                ? Answer.json(200, new JsonObject())
                : refused(400, "invalid_token", "Token expired or revoked");
    }

    static Answer invalidGrant() {
        return refused(400, "invalid_grant", "Token has been expired or revoked.");
    }

    private Answer exchange(Call call, String client) {
        var code = codes.redeem(call.form("code")).orElse(null);
        if (code == null || !code.grant().clientId().equals(client)) {
            return refused(400, "invalid_grant", "Malformed auth code.");
        }
        if (!code.request().redirectUri().equals(call.form("redirect_uri"))) {
            return refused(400, "redirect_uri_mismatch", "Bad Request");
        }
        if (!code.request().challenge().isMetBy(call.form("code_verifier"))) {
            var missing = call.form("code_verifier").isEmpty();
            return refused(400, "invalid_grant", missing ? "Missing code verifier." : "Invalid code verifier.");
        }
        var account = workspaces.account(code.grant().accountId()).orElse(null);
        if (account == null) {
            return invalidGrant();
        }
        var first = tokens.consent(code.grant());
        var body = granted(code.grant(), account, code.request().nonce());
        if (code.request().offline() && (first || code.request().asksAnew())) {
            body.put(REFRESH, tokens.refresh(code.grant()));
        }
        return Answer.json(200, body);
    }

    private Answer refresh(Call call, String client) {
        var grant = tokens.refreshed(call.form(REFRESH))
                .filter(found -> found.clientId().equals(client))
                .orElse(null);
        if (grant == null) {
            return invalidGrant();
        }
        return workspaces
                .account(grant.accountId())
                .map(account -> Answer.json(200, granted(grant, account, "")))
                .orElseGet(TokenEndpoint::invalidGrant);
    }

    private JsonObject granted(Grant grant, Account account, String nonce) {
        var body = new JsonObject()
                .put("access_token", tokens.access(grant))
                .put("expires_in", Tokens.ACCESS_LIFETIME.toSeconds())
                .put("scope", grant.scope())
                .put("token_type", "Bearer");
        return grant.scopes().contains(Scopes.OPENID) ? body.put("id_token", idTokens.of(account, grant, nonce)) : body;
    }

    private static Answer refused(int status, String error, String description) {
        return Answer.json(status, new JsonObject().put("error", error).put("error_description", description));
    }
}
