package rollbook.lms;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What our own app needs beside the other parts: the secrets of a rotation. */
public final class AppParts implements QuarkusTestResourceLifecycleManager {
    /** 24 bytes; the one of Standard Webhooks' own test vector. */
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    /** What it is being changed for. */
    static final String NEXT_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazk4mSGhPTk=";

    @Override
    public Map<String, String> start() {
        return Map.of("rollbook.app.webhook-secrets", SECRET + "," + NEXT_SECRET);
    }

    @Override
    public void stop() {
        // Nothing runs.
    }
}
