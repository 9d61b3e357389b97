package rollbook.ousync;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import rollbook.stack.google.GoogleSimulator;
import rollbook.stack.google.SimulatorConfig;

/** Google as local-stack simulates it, for the service under test. */
public final class SimulatedGoogle implements QuarkusTestResourceLifecycleManager {
    private static final GoogleSimulator GOOGLE = GoogleSimulator.start(SimulatorConfig.onPort(0), List.of());

    /** The one of this JVM. */
    static GoogleSimulator google() {
        return GOOGLE;
    }

    @Override
    public Map<String, String> start() {
        var root = GOOGLE.root().toString();
        return Map.of(
                "ROLLBOOK_GOOGLE_CLIENT_ID",
                GOOGLE.config().clientId(),
                "ROLLBOOK_GOOGLE_CLIENT_SECRET",
                GOOGLE.config().clientSecret(),
                "ROLLBOOK_GOOGLE_AUTHORIZE_URL",
                root + "/o/oauth2/v2/auth",
                "ROLLBOOK_GOOGLE_TOKEN_URL",
                root + "/token",
                "ROLLBOOK_GOOGLE_REVOKE_URL",
                root + "/revoke",
                "ROLLBOOK_GOOGLE_CERTS_URL",
                root + "/oauth2/v3/certs",
                "ROLLBOOK_GOOGLE_DIRECTORY_URL",
                root,
                "ROLLBOOK_APP_URL",
                "http://localhost:8080");
    }

    @Override
    public void stop() {
        // It serves all test classes of this JVM and ends with it.
    }
}
