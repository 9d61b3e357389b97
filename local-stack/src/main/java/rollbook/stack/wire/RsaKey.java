package rollbook.stack.wire;

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
import java.util.List;

/** A key to sign tokens with (RS256), and the name it is published under. */
public final class RsaKey {
    private static final int BITS = 2048;

    private final String id;
    private final KeyPair pair;

    private RsaKey(String id, KeyPair pair) {
        this.id = id;
        this.pair = pair;
    }

    public static RsaKey fresh(String id) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new RsaKey(id, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    /** What a key set answers with. */
    public static JsonObject set(List<RsaKey> keys) {
        return new JsonObject()
                .put("keys", new JsonArray(keys.stream().map(RsaKey::jwk).toList()));
    }

    public String id() {
        return id;
    }

    /** A compact JWS of these claims. */
    public String signed(JsonObject claims) {
        var header = new JsonObject().put("alg", "RS256").put("kid", id).put("typ", "JWT");
        var said = base64(header.toBuffer().getBytes()) + "."
                + base64(claims.toBuffer().getBytes());
        return said + "." + base64(signature(said));
    }

    /** The public half. */
    public JsonObject jwk() {
        if (!(pair.getPublic() instanceof RSAPublicKey key)) {
            throw new IllegalStateException("No RSA key");
        }
        return new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", id)
                .put("n", base64(unsigned(key.getModulus())))
                .put("e", base64(unsigned(key.getPublicExponent())));
    }

    private byte[] signature(String said) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(said.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK signs with RSA", e);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
