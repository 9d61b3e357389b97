package rollbook.stack.google;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Who signed in, signed by a key of this process' own; its public half is at {@code /oauth2/v3/certs}. */
final class IdTokens {
    private static final int BITS = 2048;
    private static final long LIFETIME_SECONDS = 3600;

    private final SimulatorConfig config;

    IdTokens(SimulatorConfig config) {
        this.config = config;
    }

    String of(Account account, Grant grant, String nonce) {
        var header = new JsonObject().put("alg", "RS256").put("kid", Key.ID).put("typ", "JWT");
        var said = encoded(header) + "." + encoded(claims(account, grant, nonce));
        return said + "." + base64(signed(said));
    }

    JsonObject certs() {
        if (!(Key.PAIR.getPublic() instanceof RSAPublicKey key)) {
            throw new IllegalStateException("No RSA key");
        }
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "RSA")
                                        .put("use", "sig")
                                        .put("alg", "RS256")
                                        .put("kid", Key.ID)
                                        .put("n", base64(unsigned(key.getModulus())))
                                        .put("e", base64(unsigned(key.getPublicExponent())))));
    }

    private JsonObject claims(Account account, Grant grant, String nonce) {
        var user = account.user();
        var now = config.clock().instant().getEpochSecond();
        var claims = new JsonObject()
                .put("iss", config.issuer())
                .put("azp", grant.clientId())
                .put("aud", grant.clientId())
                .put("sub", user.id())
                .put("hd", account.workspace().domains().getFirst());
        if (grant.scopes().contains(Scopes.EMAIL)) {
            claims.put("email", user.email()).put("email_verified", true);
        }
        if (grant.scopes().contains(Scopes.PROFILE)) {
            claims.put("name", user.fullName())
                    .put("given_name", user.givenName())
                    .put("family_name", user.familyName());
        }
        if (!nonce.isEmpty()) {
            claims.put("nonce", nonce);
        }
        return claims.put("iat", now).put("exp", now + LIFETIME_SECONDS);
    }

    private byte[] signed(String said) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(Key.PAIR.getPrivate());
            signature.update(said.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK signs with RSA", e);
        }
    }

    private static KeyPair generated() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String encoded(JsonObject json) {
        return base64(json.toBuffer().getBytes());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Made when the first is signed: most tests never sign in. */
    private static final class Key {
        static final String ID = UUID.randomUUID().toString().replace("-", "");
        static final KeyPair PAIR = generated();
    }
}
