package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/**
 * The authorization endpoint (PROTOCOLS §D2–3): answers with a form that posts itself to the tool. A request of an unknown
 * tool or to an address that is not registered goes nowhere: its error is for the person's eyes.
 */
final class LtiAuth {
    private final LtiPlatform platform;
    private final LtiClaims claims;
    private final LmsFaults faults;

    LtiAuth(LtiPlatform platform, LtiClaims claims, LmsFaults faults) {
        this.platform = platform;
        this.claims = claims;
        this.faults = faults;
    }

    Answer answer(Call call) {
        UnaryOperator<String> said = call.method().equals("POST") ? call::form : call::parameter;
        var tool = platform.tools().stream()
                .filter(some -> some.clientId().equals(said.apply("client_id")))
                .findFirst();
        if (tool.isEmpty()) {
            return Pages.error(400, "invalid_client", "No tool has this client_id.");
        }
        var redirectUri = said.apply("redirect_uri");
        if (!tool.get().redirectUris().contains(redirectUri)) {
            return Pages.error(400, "invalid_redirect_uri", "This address is not registered: " + redirectUri);
        }
        var fields = new LinkedHashMap<String, String>();
        var error = error(said);
        var launch = platform.launches()
                .of(said.apply("lti_message_hint"))
                .filter(pending -> pending.tool().clientId().equals(tool.get().clientId()));
        if (error.isPresent()) {
            fields.putAll(refusal("invalid_request", error.get()));
        } else if (launch.isEmpty()) {
            fields.putAll(refusal("invalid_request", "lti_message_hint is none of ours"));
        } else if (!platform.launches().loginHint(launch.get()).equals(said.apply("login_hint"))) {
            fields.putAll(refusal("login_required", "login_hint is not who is signed in"));
        } else {
            fields.put("id_token", token(launch.get(), said.apply("nonce")));
            if (platform.flavor() == Flavor.CANVAS) {
                fields.put("lti_storage_target", "post_message_forwarding");
            }
        }
        fields.put("state", said.apply("state"));
        return Answer.html(200, Pages.selfPosting(redirectUri, fields));
    }

    /** Wrong and missing alike: what is asked for is always the same. */
    private static Optional<String> error(UnaryOperator<String> said) {
        var wanted = Map.of(
                "scope", "openid",
                "response_type", "id_token",
                "response_mode", "form_post",
                "prompt", "none");
        var wrong = wanted.entrySet().stream()
                .filter(pair -> !said.apply(pair.getKey()).equals(pair.getValue()))
                .map(pair -> pair.getKey() + " must be " + pair.getValue())
                .sorted()
                .findFirst();
        return wrong.or(() -> said.apply("nonce").isEmpty() ? Optional.of("nonce is missing") : Optional.empty());
    }

    private static Map<String, String> refusal(String error, String description) {
        return Map.of("error", error, "error_description", description);
    }

    private String token(PendingLaunch launch, String nonce) {
        JsonObject said = claims.of(launch, nonce);
        return platform.keys().signed(said, faults.strikes(LmsFault.BAD_SIGNATURE, LmsKind.LTI_LAUNCH));
    }
}
