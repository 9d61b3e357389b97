package rollbook.license.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;
import rollbook.license.inbound.rest.ChangeEvents.FeedEndedException;

class ChangeEventsTest {
    private final List<OutboundSseEvent> sent = new ArrayList<>();
    private boolean cutOff;

    @Test
    void who_does_not_read_is_cut_off_and_nothing_more_is_written() {
        var events = to(new CompletableFuture<>());

        assertThatThrownBy(() -> events.reload(7)).isInstanceOf(FeedEndedException.class);

        assertThat(sent).hasSize(1);
        assertThat(cutOff).isTrue();
    }

    @Test
    void who_reads_is_not_cut_off() throws FeedEndedException {
        var events = to(CompletableFuture.completedFuture(null));

        events.reload(7);
        events.alive();

        assertThat(sent).extracting(OutboundSseEvent::getComment).containsExactly(null, "alive");
        assertThat(sent.getFirst().getId()).isEqualTo("7");
        assertThat(sent.getFirst().getData()).isEqualTo("{\"seq\":7}");
        assertThat(cutOff).isFalse();
    }

    private ChangeEvents to(CompletionStage<?> written) {
        var sink = new SseEventSink() {
            @Override
            public boolean isClosed() {
                return false;
            }

            @Override
            public CompletionStage<?> send(OutboundSseEvent event) {
                sent.add(event);
                return written;
            }

            @Override
            public void close() {}
        };
        return new ChangeEvents(sink, new SseImpl(), new ObjectMapper(), () -> cutOff = true, Duration.ofMillis(50));
    }
}
