package rollbook.license.inbound.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.license.usecase.LicenseMarks.Mark;

/** The events of a change feed, written one at a time: none is begun before the one before it has gone out. */
final class ChangeEvents {
    private final SseEventSink sink;
    private final Sse sse;
    private final ObjectMapper json;
    private final Runnable cutOff;
    private final Duration slowest;

    /**
     * Events to a reader.
     *
     * @param cutOff breaks the connection
     * @param slowest how long an event may take to go out; who takes longer is cut off rather than buffered for
     */
    ChangeEvents(SseEventSink sink, Sse sse, ObjectMapper json, Runnable cutOff, Duration slowest) {
        this.sink = sink;
        this.sse = sse;
        this.json = json;
        this.cutOff = cutOff;
        this.slowest = slowest;
    }

    /** The data of {@code ready}: where the feed begins. */
    public record Ready(long seq, long revision) {}

    /** The data of {@code reload}: too much happened; read the list again, the feed goes on from here. */
    public record Reload(long seq) {}

    /** The data of {@code license}: the license itself changed. */
    public record LicenseMoved(long revision) {}

    /** The data of {@code members}: what one act made of its people. */
    public record MembersMoved(long seq, List<MemberMoved> members) {}

    /**
     * What became of one person.
     *
     * @param email null of somebody known by none
     * @param mergedInto who they turned out to be; then this member is no more
     */
    public record MemberMoved(
            UUID memberId,
            @Nullable String email,
            MembershipStatus before,
            MembershipStatus after,
            Outcome outcome,
            @Nullable UUID mergedInto) {
        @Override
        public String toString() {
            return "MemberMoved[" + memberId + ", " + after + "]";
        }
    }

    void ready(Mark mark) throws FeedEndedException {
        send(event("ready", new Ready(mark.seq(), mark.revision()))
                .id(Long.toString(mark.seq()))
                .build());
    }

    void reload(long seq) throws FeedEndedException {
        send(event("reload", new Reload(seq)).id(Long.toString(seq)).build());
    }

    void license(long revision) throws FeedEndedException {
        send(event("license", new LicenseMoved(revision)).build());
    }

    void members(MembershipChanged act) throws FeedEndedException {
        var moved = act.people().stream()
                .flatMap(person -> person.memberId() == null
                        ? Stream.of()
                        : Stream.of(new MemberMoved(
                                person.memberId(),
                                person.email().endsWith(MembershipChanged.ADDRESS_UNKNOWN) ? null : person.email(),
                                person.before(),
                                person.after(),
                                person.outcome(),
                                person.mergedInto())))
                .toList();
        send(event("members", new MembersMoved(act.seq(), moved))
                .id(Long.toString(act.seq()))
                .build());
    }

    void alive() throws FeedEndedException {
        send(sse.newEventBuilder().comment("alive").build());
    }

    boolean isClosed() {
        return sink.isClosed();
    }

    /** Ends the answer. */
    void close() {
        sink.close();
    }

    private OutboundSseEvent.Builder event(String name, Object data) {
        try {
            return sse.newEventBuilder().name(name).data(String.class, json.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of the feed cannot be written", e);
        }
    }

    private void send(OutboundSseEvent event) throws FeedEndedException {
        try {
            sink.send(event).toCompletableFuture().get(slowest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            cutOff.run(); // nothing that was written reaches them: an orderly end would not either
            throw new FeedEndedException(e);
        } catch (ExecutionException | IllegalStateException e) {
            throw new FeedEndedException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeedEndedException(e);
        }
    }

    /** Whoever read the feed is gone, or too slow. */
    static final class FeedEndedException extends Exception {
        private static final long serialVersionUID = 1L;

        FeedEndedException(Exception cause) {
            super(cause);
        }
    }
}
