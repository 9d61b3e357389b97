package rollbook.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Traced.HEADER;
import static rollbook.kit.testing.Traced.PARENT;
import static rollbook.kit.testing.Traced.TRACE;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.KeptSpans;

/** What a message is sent with, and what is done later, as parts of the trace they come of. */
class TracesTest {
    private final KeptSpans ended = new KeptSpans();

    @AfterEach
    void off() {
        GlobalOpenTelemetry.resetForTest();
    }

    @Test
    void a_message_with_a_trace_goes_on_with_the_span_it_is_sent_in() {
        on();

        var sent = Traces.sending("a.topic", "a-key", Map.of(HEADER, PARENT, "ce_type", "rollbook.any.v1"));
        sent.taken();

        assertThat(ended.all()).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("send rollbook.any.v1");
            assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(PARENT).contains(span.getParentSpanId());
            assertThat(sent.headers())
                    .containsEntry(HEADER, "00-%s-%s-01".formatted(TRACE, span.getSpanId()))
                    .containsEntry("ce_type", "rollbook.any.v1");
        });
    }

    @Test
    void of_a_failure_the_name_is_said_and_no_more() {
        on();

        Traces.sending("a.topic", "a-key", Map.of(HEADER, PARENT))
                .failed(new IllegalStateException("about ann@x.example"));

        assertThat(ended.all()).singleElement().satisfies(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.toString()).doesNotContain("ann@x.example");
        });
    }

    @Test
    void a_message_without_one_is_sent_as_it_is_and_so_is_each_while_traces_are_off() {
        GlobalOpenTelemetry.resetForTest();
        var owed = Map.of(HEADER, PARENT);

        assertThat(Traces.sending("a.topic", "a-key", owed).headers()).isEqualTo(owed);
        on();
        assertThat(Traces.sending("a.topic", "a-key", Map.of("ce_id", "1")).headers())
                .isEqualTo(Map.of("ce_id", "1"));
        assertThat(ended.all()).isEmpty();
    }

    private void on() {
        GlobalOpenTelemetry.resetForTest();
        var spans = SdkTracerProvider.builder().addSpanProcessor(ended).build();
        GlobalOpenTelemetry.set(
                OpenTelemetrySdk.builder().setTracerProvider(spans).build());
    }
}
