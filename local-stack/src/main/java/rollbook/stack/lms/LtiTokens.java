package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** The token endpoint for tools (PROTOCOLS §D7): a key instead of a password, and only what is asked for. */
final class LtiTokens {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Set<String> SCOPES =
            Set.of(LtiClaim.SCOPE_MEMBERS, LtiClaim.SCOPE_NOTICES, LtiClaim.SCOPE_SCORE);

    private final LtiPlatform platform;
    private final ToolTokens tools;
    private final Clock clock;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    LtiTokens(LtiPlatform platform, ToolTokens tools, Clock clock) {
        this.platform = platform;
        this.tools = tools;
        this.clock = clock;
    }

    Answer answer(Call call) {
        if (!call.form("grant_type").equals("client_credentials")) {
            return refused(400, "unsupported_grant_type", "client_credentials");
        }
        if (!call.form("client_assertion_type").equals("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")) {
            return refused(400, "invalid_request", "client_assertion_type");
        }
        try {
            var tool = asserted(call.form("client_assertion"));
            var scopes = Stream.of(call.form("scope").split(" "))
                    .filter(SCOPES::contains)
                    .collect(Collectors.toSet());
            return scopes.isEmpty()
                    ? refused(400, "invalid_scope", call.form("scope"))
                    : Answer.json(200, granted(tool, scopes));
        } catch (ToolTokens.NotBelieved e) {
            return refused(401, "invalid_client", String.valueOf(e.getMessage()));
        }
    }

    /** Whose token the call bears, where it is good for this. */
    Optional<PlatformTool> allowed(Call call, String scope) {
        return call.bearer()
                .map(grants::get)
                .filter(grant -> grant.scopes().contains(scope) && grant.until().isAfter(clock.instant()))
                .map(Grant::tool);
    }

    private PlatformTool asserted(String assertion) {
        var claimed = ToolTokens.issuer(assertion);
        var tool = platform.tools().stream()
                .filter(some -> some.clientId().equals(claimed))
                .findFirst()
                .orElseThrow(() -> new ToolTokens.NotBelieved("no tool of this platform"));
        var token = tools.read(assertion, tool, "jti");
        ToolTokens.require(tool.clientId().equals(token.claims().getValue("sub")), "sub is not the client_id");
        ToolTokens.require(token.isFor(platform.tokenUrl().toString()), "aud is not this endpoint");
        return tool;
    }

    private JsonObject granted(PlatformTool tool, Set<String> scopes) {
        var token = Ids.randomHex(48);
        grants.put(token, new Grant(tool, scopes, clock.instant().plus(LIFETIME)));
        return new JsonObject()
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", LIFETIME.toSeconds())
                .put("scope", scopes.stream().sorted().collect(Collectors.joining(" ")));
    }

    private static Answer refused(int status, String error, String description) {
        return Answer.json(status, new JsonObject().put("error", error).put("error_description", description));
    }

    private record Grant(PlatformTool tool, Set<String> scopes, Instant until) {}
}
