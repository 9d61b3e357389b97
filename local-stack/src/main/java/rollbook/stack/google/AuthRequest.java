package rollbook.stack.google;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a client asks of a person: the parameters of the consent page, which its form carries on. */
record AuthRequest(Map<String, String> parameters) {
    private static final List<String> NAMES = List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "access_type",
            "prompt",
            "login_hint",
            "include_granted_scopes",
            "code_challenge",
            "code_challenge_method",
            "nonce");

    static AuthRequest of(UnaryOperator<String> parameter) {
        var parameters = new LinkedHashMap<String, String>();
        NAMES.forEach(name -> parameters.put(name, parameter.apply(name)));
        return new AuthRequest(parameters);
    }

    String redirectUri() {
        return get("redirect_uri");
    }

    List<String> scopes() {
        return Stream.of(get("scope").split("[ +]"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    boolean offline() {
        return get("access_type").equals("offline");
    }

    /** Whether a client that was allowed before gets a refresh token again. */
    boolean asksAnew() {
        return List.of(get("prompt").split(" ")).contains("consent");
    }

    boolean includesGranted() {
        return get("include_granted_scopes").equals("true");
    }

    String nonce() {
        return get("nonce");
    }

    Challenge challenge() {
        return new Challenge(get("code_challenge"), get("code_challenge_method"));
    }

    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** PKCE: who redeems the code must be who asked for it. */
    record Challenge(String value, String method) {
        boolean isKnown() {
            return List.of("", "plain", "S256").contains(method);
        }

        boolean isMetBy(String verifier) {
            return value.isEmpty() || value.equals(method.equals("S256") ? s256(verifier) : verifier);
        }

        private static String s256(String verifier) {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }
    }
}
