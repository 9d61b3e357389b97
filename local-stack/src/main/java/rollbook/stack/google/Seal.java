package rollbook.stack.google;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Lets a token say something that nobody else can have written. */
final class Seal {
    private static final String ALGORITHM = "HmacSHA256";

    /** No secret: this Google has nothing to protect, and shall know its tokens again after a restart. */
    private static final SecretKeySpec KEY =
            new SecretKeySpec("rollbook.stack.google".getBytes(StandardCharsets.UTF_8), ALGORITHM);

    private Seal() {}

    /** A token that begins so and says that. */
    static String sealed(String start, JsonArray said) {
        var open = start + base64(said.toBuffer().getBytes());
        return open + "." + seal(open);
    }

    /** What it says; nothing where it is none of ours. */
    static Optional<JsonArray> opened(String start, String token) {
        var dot = token.lastIndexOf('.');
        if (!token.startsWith(start) || dot < start.length()) {
            return Optional.empty();
        }
        var expected = seal(token.substring(0, dot)).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        try {
            var said = Base64.getUrlDecoder().decode(token.substring(start.length(), dot));
            return Optional.of(new JsonArray(new String(said, StandardCharsets.UTF_8)));
        } catch (DecodeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String seal(String said) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(KEY);
            return base64(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
