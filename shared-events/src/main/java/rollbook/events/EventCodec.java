package rollbook.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes events as CloudEvents 1.0, Kafka binary mode, and reads them back (DESIGN §3). */
public final class EventCodec {
    private static final String SPEC_VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/json";

    private EventCodec() {}

    /** The message an envelope travels as. */
    public static EventMessage encode(Envelope<?> envelope) {
        try {
            var headers = Map.of(
                    "ce_specversion", SPEC_VERSION,
                    "ce_id", envelope.id().toString(),
                    "ce_source", envelope.source(),
                    "ce_type", EventType.of(envelope.event()).wireName(),
                    "ce_time", envelope.time().toString(),
                    "content-type", CONTENT_TYPE);
            return new EventMessage(
                    envelope.event().key().toString(), headers, WireJson.MAPPER.writeValueAsBytes(envelope.event()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of ours cannot be written", e);
        }
    }

    /**
     * The event of a message; empty for a type this build does not know, which is counted and skipped. Properties it
     * does not know are passed over; a required one that is missing, null or of another JSON type is not.
     *
     * @throws UnreadableEventException for a known type that does not parse, or no CloudEvent at all; its message says
     *     where, never what stood there
     */
    public static Optional<Envelope<?>> decode(EventMessage message) throws UnreadableEventException {
        if (!SPEC_VERSION.equals(header(message, "ce_specversion"))) {
            throw new UnreadableEventException("not CloudEvents " + SPEC_VERSION);
        }
        var type = EventType.ofWireName(header(message, "ce_type"));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        var event = body(message, type.get());
        if (!event.key().toString().equals(message.key())) {
            throw new UnreadableEventException("its key is not the license it is about");
        }
        try {
            var id = WireJson.uuid(header(message, "ce_id"));
            var time = Instant.parse(header(message, "ce_time"));
            return Optional.of(new Envelope<>(id, header(message, "ce_source"), time, event));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEventException("ce_id or ce_time is not readable", e);
        }
    }

    private static Event body(EventMessage message, EventType type) throws UnreadableEventException {
        try {
            var event = WireJson.MAPPER.readValue(message.body(), type.record());
            if (event == null) {
                throw new UnreadableEventException("the body is null");
            }
            return event;
        } catch (IOException e) {
            // Neither its message nor the exception itself goes on: Jackson quotes what it could not read.
            throw new UnreadableEventException("not a readable " + type.wireName() + ", see " + place(e));
        }
    }

    private static String place(IOException failure) {
        return switch (failure) {
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() ->
                mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? "[" + step.getIndex() + "]" : "/" + step.getFieldName())
                        .collect(Collectors.joining());
            case JsonProcessingException json
            when json.getLocation() != null -> "byte " + json.getLocation().getByteOffset();
            default -> "the body";
        };
    }

    private static String header(EventMessage message, String name) throws UnreadableEventException {
        var value = message.headers().get(name);
        if (value == null) {
            throw new UnreadableEventException("no header " + name);
        }
        return value;
    }
}
