package rollbook.kit.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service with traces on, which are sent nowhere: {@code @TestProfile(Traced.class)}. */
public final class Traced implements QuarkusTestProfile {
    /** A trace somebody began, as it is written in a header. */
    public static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** That trace's id. */
    public static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    /** The header's name. */
    public static final String HEADER = "traceparent";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.traces.exporter", "none");
    }

    /** The trace a message's or request's header names. */
    public static String trace(Map<String, String> headers) {
        return headers.getOrDefault(HEADER, "").split("-", -1)[1];
    }
}
