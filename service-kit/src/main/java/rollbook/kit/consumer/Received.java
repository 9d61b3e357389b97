package rollbook.kit.consumer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import rollbook.events.Envelope;
import rollbook.events.EventCodec;
import rollbook.events.EventMessage;
import rollbook.events.UnreadableEventException;
import rollbook.kit.trace.Traces;

/**
 * A message as it came from Kafka, read as far as possible. Of {@code envelope} and {@code unreadable} one or neither is
 * there: neither when its type is unknown to this build.
 */
record Received(
        UUID topicId,
        String topic,
        int partition,
        long offset,
        EventMessage message,
        @Nullable Envelope<?> envelope,
        @Nullable UnreadableEventException unreadable) {

    static Received of(UUID topicId, ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        var key = record.key() == null ? "" : record.key();
        var body = record.value() == null ? new byte[0] : record.value();
        var message = new EventMessage(key, headers, body);
        try {
            var envelope = EventCodec.decode(message).orElse(null);
            return new Received(topicId, record.topic(), record.partition(), record.offset(), message, envelope, null);
        } catch (UnreadableEventException | RuntimeException e) { // no message may end the loop
            var unreadable = e instanceof UnreadableEventException known
                    ? known
                    : new UnreadableEventException("reading it failed unexpectedly", e);
            return new Received(
                    topicId, record.topic(), record.partition(), record.offset(), message, null, unreadable);
        }
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    /** What a trace says of it, where it is an event. */
    Stream<Traces.Incoming> traced() {
        return envelope == null
                ? Stream.empty()
                : Stream.of(
                        new Traces.Incoming(envelope.id(), header("ce_type"), topic, message.key(), message.headers()));
    }

    private String header(String name) {
        return message.headers().getOrDefault(name, "");
    }

    boolean unknown() {
        return envelope == null && unreadable == null;
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
