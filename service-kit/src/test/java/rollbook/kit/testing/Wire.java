package rollbook.kit.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import rollbook.events.Envelope;
import rollbook.events.Event;
import rollbook.events.EventCodec;
import rollbook.events.EventMessage;
import rollbook.events.EventType;
import rollbook.events.Topic;
import rollbook.events.UnreadableEventException;

/** The broker as a test speaks and listens to it, beside the service under test. */
public final class Wire {
    private static final Map<Topic, Ear> EARS = new ConcurrentHashMap<>();

    private Wire() {}

    /** Says an event on its own topic, as another service would. */
    public static void say(Event event) {
        say(EventType.of(event).topic(), new Envelope<>(UUID.randomUUID(), "/a-test", Instant.now(), event));
    }

    /** Says an event on its own topic, with these headers besides. */
    public static void say(Event event, Map<String, String> headers) {
        say(EventType.of(event).topic(), new Envelope<>(UUID.randomUUID(), "/a-test", Instant.now(), event), headers);
    }

    /** Says an event under an id and on a lane of the test's choice. */
    public static void say(Topic topic, Envelope<?> envelope) {
        say(topic, envelope, Map.of());
    }

    private static void say(Topic topic, Envelope<?> envelope, Map<String, String> headers) {
        var message = EventCodec.encode(envelope);
        var sent = new ProducerRecord<>(topic.wireName(), message.key(), message.body());
        message.headers().forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        headers.forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            Producer.INSTANCE.send(sent).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One producer for all tests of a JVM. */
    private static final class Producer {
        static final KafkaProducer<String, byte[]> INSTANCE = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestKafka.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Waits until an event of that type about a license is the awaited one, and gives all of them in order. */
    public static <E extends Event> List<E> heardUntil(Class<E> type, UUID licenseId, Predicate<E> awaited) {
        return await(type, licenseId, heard -> heard.stream().anyMatch(awaited));
    }

    /** Waits until {@code count} events of that type were said about a license, and gives them in order. */
    public static <E extends Event> List<E> heard(Class<E> type, UUID licenseId, int count) {
        return await(type, licenseId, heard -> heard.size() >= count);
    }

    private static <E extends Event> List<E> await(Class<E> type, UUID licenseId, Predicate<List<E>> enough) {
        return Patience.await().until(() -> all(type, licenseId), enough);
    }

    private static <E extends Event> List<E> all(Class<E> type, UUID licenseId) throws UnreadableEventException {
        var found = new ArrayList<E>();
        for (var topic : Topic.values()) {
            found.addAll(saidOn(topic, type, licenseId));
        }
        return found;
    }

    /** The events of that type said about a license on one topic up to now, in order. */
    public static <E extends Event> List<E> saidOn(Topic topic, Class<E> type, UUID licenseId)
            throws UnreadableEventException {
        var found = new ArrayList<E>();
        for (var message : read(topic)) {
            // Of what was said about other licenses some may be unreadable, by a test that wants it so.
            if (licenseId.toString().equals(message.key())) {
                EventCodec.decode(message)
                        .map(Envelope::event)
                        .filter(type::isInstance)
                        .ifPresent(event -> found.add(type.cast(event)));
            }
        }
        return found;
    }

    /** Waits for the first message of that type about a license, as it travels, and gives it. */
    public static EventMessage message(EventType type, UUID licenseId) {
        return message(type.topic(), type, licenseId);
    }

    /** The same on a lane of its producer's choice. */
    public static EventMessage message(Topic topic, EventType type, UUID licenseId) {
        return Patience.await()
                .until(
                        () -> read(topic).stream()
                                .filter(message -> licenseId.toString().equals(message.key())
                                        && type.wireName()
                                                .equals(message.headers().get("ce_type")))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<EventMessage> read(Topic topic) {
        return EARS.computeIfAbsent(topic, Ear::new).listen();
    }

    /** One topic, heard from its beginning on by all tests of a JVM. */
    private static final class Ear {
        private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        private final List<TopicPartition> partitions;
        private final List<EventMessage> messages = new ArrayList<>();

        Ear(Topic topic) {
            partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic.wireName(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        /** All that was said up to now. */
        synchronized List<EventMessage> listen() {
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> messages.add(message(record)));
            }
            return List.copyOf(messages);
        }
    }

    private static EventMessage message(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new EventMessage(record.key(), headers, record.value());
    }
}
