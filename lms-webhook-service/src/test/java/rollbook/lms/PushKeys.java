package rollbook.lms;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Map;

/** Google's keys with one of the test's own among them, so that it can sign what Google would not. */
public final class PushKeys implements QuarkusTestResourceLifecycleManager {
    static final String KID = "push-test";
    static final Signer SIGNER = Signer.of(KID);

    /** After Google, whose keys it replaces. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        TestPlatforms.publishes("google-push", keys());
        return Map.of(
                "ROLLBOOK_CLASSROOM_PUSH_CERTS_URL",
                TestPlatforms.url("google-push") + "/jwks",
                "rollbook.http.local-origins",
                TestPlatforms.url("").replaceFirst("/$", ""));
    }

    @Override
    public void stop() {
        // The keys are gone with the JVM.
    }

    private static JWKSet keys() {
        try {
            var root = SimulatedClassroom.lms().root();
            var keys = new ArrayList<JWK>(
                    JWKSet.load(root.resolve("oauth2/v3/certs").toURL()).getKeys());
            keys.addAll(SIGNER.published().getKeys());
            return new JWKSet(keys);
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
