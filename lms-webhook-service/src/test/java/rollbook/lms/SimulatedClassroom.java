package rollbook.lms;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollbook.stack.google.GoogleSimulator;
import rollbook.stack.google.SimulatorConfig;
import rollbook.stack.lms.GoogleAccounts;
import rollbook.stack.lms.LmsConfig;
import rollbook.stack.lms.LmsSimulator;
import rollbook.stack.lms.PushTarget;

/** Google and its Classroom as local-stack simulates them, for the service under test. */
public final class SimulatedClassroom implements QuarkusTestResourceLifecycleManager {
    private static final String AUDIENCE = "https://hooks.rollbook.example/webhooks/classroom";
    private static final GoogleSimulator GOOGLE = GoogleSimulator.start(SimulatorConfig.onPort(0), List.of());
    private static final LmsSimulator LMS =
            LmsSimulator.start(LmsConfig.onPort(0).withPace(0).withGoogle(GoogleAccounts.of(GOOGLE)));

    static GoogleSimulator google() {
        return GOOGLE;
    }

    static LmsSimulator lms() {
        return LMS;
    }

    /** What is pushed goes to the service under test, as our own subscription would. */
    static PushTarget subscription() {
        return PushTarget.to(URI.create("http://127.0.0.1:" + RestAssured.port + "/webhooks/classroom"))
                .withAudience(AUDIENCE);
    }

    @Override
    public Map<String, String> start() {
        LMS.classroom().push().setTarget(subscription());
        var settings = new HashMap<>(LMS.settings());
        settings.putAll(GOOGLE.classroomSettings());
        settings.put("ROLLBOOK_APP_URL", "http://localhost:8080");
        settings.put("ROLLBOOK_CLASSROOM_READ_EVERY", "PT24H");
        settings.put("ROLLBOOK_CLASSROOM_RETRY_AFTER", "PT0.2S");
        return settings;
    }

    @Override
    public void stop() {
        // It serves all test classes of this JVM and ends with it.
    }
}
