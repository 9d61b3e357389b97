package rollbook.kit.testing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Gives a service under test a database of its own, the broker, and keys: {@code @QuarkusTestResource(RealParts.class)}. */
public final class RealParts implements QuarkusTestResourceLifecycleManager {
    private static final String KEYSET = keyset();
    private static final String HMAC_KEY = hmacKey();

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<String, String>();
        settings.put("ROLLBOOK_DB_URL", TestPostgres.freshDatabase());
        settings.put("ROLLBOOK_DB_USER", "postgres");
        settings.put("ROLLBOOK_DB_PASSWORD", "none");
        settings.put("ROLLBOOK_KAFKA", TestKafka.bootstrapServers());
        settings.put("ROLLBOOK_SEAL_KEYSET", KEYSET);
        settings.put("ROLLBOOK_CODES_HMAC_KEY", HMAC_KEY);
        settings.put("ROLLBOOK_DOMAINS_CHALLENGE_SECRET", HMAC_KEY);
        settings.put("ROLLBOOK_LOG_JSON", "false");
        settings.put("quarkus.oidc.auth-server-url", "");
        settings.put("quarkus.oidc.token.issuer", "any");
        settings.put("quarkus.oidc.public-key", Tokens.publicKey());
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    @Override
    public void stop() {
        // The server and the broker serve all test classes of this JVM and end with it.
    }

    private static String hmacKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String keyset() {
        try {
            AeadConfig.register();
            var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            var json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
            return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
