package rollbook.kit.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollbook.events.Event;

/**
 * Carries a trace in the headers of messages, as W3C has it ({@code traceparent}). While traces are off no header is added,
 * and what is asked here costs next to nothing.
 */
public final class Traces {
    private static final String TRACER = "rollbook";
    private static final String HEADER = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final ScopedValue<Map<UUID, Context>> HANDLED = ScopedValue.newInstance();

    private Traces() {}

    /** An event as it came; {@code headers} are all its message had. */
    public record Incoming(UUID id, String type, String topic, String key, Map<String, String> headers) {
        public Incoming {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * What a message about {@code event} says of its trace: that of the event it answers, if that is being handled, else that
     * of the only one handled, else that of the request under way.
     */
    public static Map<String, String> headers(Event event) {
        var headers = new HashMap<String, String>();
        W3C.inject(cause(event), headers, Headers::write);
        return headers;
    }

    /**
     * A message on its way to Kafka.
     *
     * @param headers what it is sent with
     * @param span from its sending to Kafka's answer; not a real one where the message has no trace
     */
    public record Sent(Map<String, String> headers, Span span) {
        public Sent {
            headers = Map.copyOf(headers);
        }

        /** Kafka has it. */
        public void taken() {
            span.end();
        }

        /** Kafka has it not, as far as we know: its name only, as everywhere. */
        public void failed(Throwable failure) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getName());
            span.end();
        }
    }

    /** Sends a message on with the trace it is owed with, within a span of its own; without one, as it is. */
    public static Sent sending(String topic, String key, Map<String, String> owed) {
        if (!owed.containsKey(HEADER)) {
            return new Sent(owed, Span.getInvalid());
        }
        var parent = W3C.extract(Context.root(), owed, Headers.READ);
        var span = GlobalOpenTelemetry.getTracer(TRACER)
                .spanBuilder("send " + owed.getOrDefault("ce_type", topic))
                .setParent(parent)
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.message.id", owed.getOrDefault("ce_id", ""))
                .setAttribute("messaging.kafka.message.key", key)
                .startSpan();
        var headers = new HashMap<>(owed);
        W3C.inject(parent.with(span), headers, Headers::write);
        return new Sent(headers, span);
    }

    /** The trace of the request under way, to go on with later; null where it has none. */
    public static @Nullable String current() {
        var headers = new HashMap<String, String>();
        W3C.inject(Context.current(), headers, Headers::write);
        return headers.get(HEADER);
    }

    /** Does what a request left for later as a part of its trace; as it is where that had none. */
    public static void goingOn(@Nullable String trace, Runnable later) {
        if (trace == null) {
            later.run();
        } else {
            W3C.extract(Context.root(), Map.of(HEADER, trace), Headers.READ)
                    .wrap(later)
                    .run();
        }
    }

    private static Context cause(Event event) {
        if (!HANDLED.isBound()) {
            return Context.current();
        }
        var handled = HANDLED.get();
        var answered = event.answers();
        var cause = answered == null ? null : handled.get(answered);
        if (cause != null) {
            return cause;
        }
        return handled.size() == 1 ? handled.values().iterator().next() : Context.root();
    }

    /** Does {@code work} within one span for each of {@code events}, which go on with the traces they came with. */
    public static <T> T handling(String consumer, List<Incoming> events, Supplier<T> work) {
        var tracer = GlobalOpenTelemetry.getTracer(TRACER);
        var handled = new HashMap<UUID, Context>();
        for (var event : events) {
            var parent = W3C.extract(Context.root(), event.headers(), Headers.READ);
            var span = tracer.spanBuilder("process " + event.type())
                    .setParent(parent)
                    .setSpanKind(SpanKind.CONSUMER)
                    .setAttribute("messaging.system", "kafka")
                    .setAttribute("messaging.operation.type", "process")
                    .setAttribute("messaging.destination.name", event.topic())
                    .setAttribute("messaging.consumer.group.name", consumer)
                    .setAttribute("messaging.message.id", event.id().toString())
                    .setAttribute("messaging.kafka.message.key", event.key())
                    .startSpan();
            handled.put(event.id(), parent.with(span));
        }
        try {
            return ScopedValue.where(HANDLED, Map.copyOf(handled)).call(work::get);
        } catch (RuntimeException e) {
            // Its name only: what a failure says may quote a person.
            handled.values()
                    .forEach(of -> Span.fromContext(of)
                            .setStatus(StatusCode.ERROR, e.getClass().getName()));
            throw e;
        } finally {
            handled.values().forEach(of -> Span.fromContext(of).end());
        }
    }

    private enum Headers implements TextMapGetter<Map<String, String>> {
        READ;

        static void write(@Nullable Map<String, String> headers, String name, String value) {
            if (headers != null) {
                headers.put(name, value);
            }
        }

        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    }
}
