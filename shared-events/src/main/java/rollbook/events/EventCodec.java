package rollbook.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes events as CloudEvents 1.0, Kafka binary mode, and reads them back. */
public final class EventCodec {
    private static final String CONTENT_TYPE = "application/json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // an optional field added later stays .v1
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private EventCodec() {}

    /** The message an envelope travels as. */
    public static EventMessage encode(Envelope<?> envelope) {
        try {
            var headers = Map.of(
                    "ce_specversion", "1.0",
                    "ce_id", envelope.id().toString(),
                    "ce_source", envelope.source(),
                    "ce_type", EventType.of(envelope.event()).wireName(),
                    "ce_time", envelope.time().toString(),
                    "content-type", CONTENT_TYPE);
            return new EventMessage(
                    envelope.event().licenseId().toString(), headers, JSON.writeValueAsBytes(envelope.event()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of ours cannot be written", e);
        }
    }

    /**
     * The event of a message; empty for a type this build does not know, which is counted and skipped.
     *
     * @throws UnreadableEventException for a known type that does not parse, or no CloudEvent at all
     */
    public static Optional<Envelope<?>> decode(EventMessage message) throws UnreadableEventException {
        var type = EventType.ofWireName(header(message, "ce_type"));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        try {
            var id = UUID.fromString(header(message, "ce_id"));
            var time = Instant.parse(header(message, "ce_time"));
            var event = JSON.readValue(message.body(), type.get().record());
            if (event == null) {
                throw new UnreadableEventException("the body is null");
            }
            return Optional.of(new Envelope<>(id, header(message, "ce_source"), time, event));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEventException("not a readable " + type.get().wireName(), e);
        }
    }

    private static String header(EventMessage message, String name) throws UnreadableEventException {
        var value = message.headers().get(name);
        if (value == null) {
            throw new UnreadableEventException("no header " + name);
        }
        return value;
    }
}
