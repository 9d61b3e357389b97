package rollbook.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import rollbook.events.Envelope;
import rollbook.events.Event;
import rollbook.events.EventCodec;
import rollbook.events.EventMessage;
import rollbook.events.Topic;
import rollbook.events.UnreadableEventException;
import rollbook.stack.LocalStack;

/** What was said on a topic so far, as a consumer hears it that counts an event id once. */
final class Heard {
    private Heard() {}

    /** The events of one type about one license, in their order; repetitions left out. */
    static <E extends Event> List<E> on(LocalStack stack, Topic topic, String license, Class<E> type) {
        var settings = Map.<String, Object>of("bootstrap.servers", stack.kafka(), "enable.auto.commit", false);
        try (var client = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = client.partitionsFor(topic.wireName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            client.assign(partitions);
            client.seekToBeginning(partitions);
            var ends = client.endOffsets(partitions);
            var seen = new HashSet<UUID>();
            var heard = new ArrayList<E>();
            while (ends.entrySet().stream().anyMatch(end -> client.position(end.getKey()) < end.getValue())) {
                for (var message : client.poll(Duration.ofMillis(200))) {
                    if (license.equals(message.key())) {
                        var envelope = read(message);
                        if (type.isInstance(envelope.event()) && seen.add(envelope.id())) {
                            heard.add(type.cast(envelope.event()));
                        }
                    }
                }
            }
            return heard;
        }
    }

    private static Envelope<?> read(ConsumerRecord<String, byte[]> message) {
        var headers = new HashMap<String, String>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        try {
            return EventCodec.decode(new EventMessage(message.key(), headers, message.value()))
                    .orElseThrow();
        } catch (UnreadableEventException e) {
            throw new AssertionError(e);
        }
    }
}
