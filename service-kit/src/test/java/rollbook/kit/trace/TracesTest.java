package rollbook.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a message is sent with, and what is done later, as parts of the trace they come of. */
class TracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OWED = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final List<ReadableSpan> ended = new ArrayList<>();

    @AfterEach
    void off() {
        GlobalOpenTelemetry.resetForTest();
    }

    @Test
    void a_message_with_a_trace_goes_on_with_the_span_it_is_sent_in() {
        on();

        var sent = Traces.sending("a.topic", "a-key", Map.of("traceparent", OWED, "ce_type", "rollbook.any.v1"));
        sent.taken();

        assertThat(ended).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("send rollbook.any.v1");
            assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(OWED).contains(span.getParentSpanContext().getSpanId());
            assertThat(sent.headers())
                    .containsEntry(
                            "traceparent",
                            "00-%s-%s-01".formatted(TRACE, span.getSpanContext().getSpanId()))
                    .containsEntry("ce_type", "rollbook.any.v1");
        });
    }

    @Test
    void of_a_failure_the_name_is_said_and_no_more() {
        on();

        Traces.sending("a.topic", "a-key", Map.of("traceparent", OWED))
                .failed(new IllegalStateException("about ann@x.example"));

        assertThat(ended).singleElement().satisfies(span -> {
            assertThat(span.toSpanData().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.toSpanData().toString()).doesNotContain("ann@x.example");
        });
    }

    @Test
    void a_message_without_one_is_sent_as_it_is_and_so_is_each_while_traces_are_off() {
        GlobalOpenTelemetry.resetForTest();
        var owed = Map.of("traceparent", OWED);

        assertThat(Traces.sending("a.topic", "a-key", owed).headers()).isEqualTo(owed);
        on();
        assertThat(Traces.sending("a.topic", "a-key", Map.of("ce_id", "1")).headers())
                .isEqualTo(Map.of("ce_id", "1"));
        assertThat(ended).isEmpty();
    }

    private void on() {
        GlobalOpenTelemetry.resetForTest();
        var spans = SdkTracerProvider.builder().addSpanProcessor(new Kept()).build();
        GlobalOpenTelemetry.set(
                OpenTelemetrySdk.builder().setTracerProvider(spans).build());
    }

    private final class Kept implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ended.add(span);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
