package rollbook.ousync;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
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
        var settings = new HashMap<>(GOOGLE.settings());
        settings.put("ROLLBOOK_APP_URL", "http://localhost:8080");
        return settings;
    }

    @Override
    public void stop() {
        // It serves all test classes of this JVM and ends with it.
    }
}
