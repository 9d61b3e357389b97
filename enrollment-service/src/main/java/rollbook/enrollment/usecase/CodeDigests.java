package rollbook.enrollment.usecase;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.enrollment.domain.JoinCode;

/**
 * Digests by which a code is found, and a guesser recognized, without either standing in the database: HMAC-SHA-256 with a
 * key that lives outside it. A start without the key fails.
 */
@Startup
@ApplicationScoped
public class CodeDigests {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    private final SecretKeySpec key;

    CodeDigests(@ConfigProperty(name = "rollbook.codes.hmac-key") String key) {
        this.key = new SecretKeySpec(decode(key), ALGORITHM);
    }

    private static byte[] decode(String key) {
        try {
            var bytes = Base64.getDecoder().decode(key);
            if (bytes.length >= SHORTEST_KEY) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // not base64, so none either
        }
        throw new IllegalStateException("ROLLBOOK_CODES_HMAC_KEY must be the base64 of at least 32 random bytes");
    }

    /** Of a key or a link's token. */
    byte[] of(JoinCode code) {
        return digest(code.kind() + ":" + code.canonical());
    }

    /** Of whom a wrong guess is counted against; {@code what} they are keeps accounts and addresses apart. */
    byte[] of(String what, String who) {
        return digest(what + ":" + who);
    }

    private byte[] digest(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
