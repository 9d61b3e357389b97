package rollbook.stack.wire;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * A compact JWS somebody sent, read but not believed yet. On purpose without the library the services use: what both
 * agree on is not one library's opinion.
 *
 * @param said what the signature is over
 */
public record SignedToken(JsonObject header, JsonObject claims, String said, String signature) {

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static SignedToken read(String compact) {
        var parts = compact.strip().split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A token has three parts");
        }
        try {
            return new SignedToken(json(parts[0]), json(parts[1]), parts[0] + "." + parts[1], parts[2]);
        } catch (DecodeException e) {
            throw new IllegalArgumentException("A token is JSON", e);
        }
    }

    /** Whether a key of this set, under the name in the header, signed it with RS256. */
    public boolean isSignedBy(JsonObject keySet) {
        return "RS256".equals(header.getValue("alg"))
                && keySet.getJsonArray("keys", new JsonArray()).stream()
                        .flatMap(key -> key instanceof JsonObject json ? Stream.of(json) : Stream.empty())
                        .filter(key -> key.getString("kid", "").equals(header.getString("kid")))
                        .anyMatch(this::isSignedWith);
    }

    /** Whether {@code aud}, one or several, names this one. */
    public boolean isFor(String audience) {
        return switch (claims.getValue("aud")) {
            case String one -> one.equals(audience);
            case JsonArray several -> several.contains(audience);
            case null, default -> false;
        };
    }

    private boolean isSignedWith(JsonObject jwk) {
        try {
            var spec = new RSAPublicKeySpec(number(jwk.getString("n")), number(jwk.getString("e")));
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
            verifier.update(said.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private static JsonObject json(String part) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    private static BigInteger number(String encoded) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(encoded));
    }
}
