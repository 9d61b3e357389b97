package rollbook.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Keeps out of spans what may name a person or give away a secret: paths and queries as they were asked (an address
 * searched for, a token in a path), who asked, and what failures say. Which route it was remains.
 */
@ApplicationScoped
public class Discretion implements SpanProcessor {
    private static final String UNSAID = "-";
    private static final List<AttributeKey<String>> TELLING = List.of(
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("network.peer.address"),
            AttributeKey.stringKey("user_agent.original"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (var key : TELLING) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, UNSAID);
            }
        }
        span.addEvent("began"); // the one event there is room for: what a failure says may quote a person
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
