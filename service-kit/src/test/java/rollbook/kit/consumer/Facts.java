package rollbook.kit.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Envelope;
import rollbook.events.EventCodec;
import rollbook.events.EventMessage;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;

/** Sends events of several people to a topic, well-formed and otherwise. */
final class Facts implements AutoCloseable {
    private static final Actor ADMIN = new Actor(UUID.randomUUID(), "admin@school.example", Actor.Role.LICENSE_ADMIN);

    private final KafkaProducer<String, byte[]> producer;
    private final Topic topic;

    Facts(String bootstrapServers, Topic topic) {
        this.topic = topic;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /** An event about {@code people} people of a license of its own. */
    static Envelope<UserEnrolled> fact(int people) {
        var named = IntStream.rangeClosed(1, people)
                .mapToObj(row -> new UserEnrolled.Person(row, "person" + row + "@school.example", null))
                .toList();
        var event = new UserEnrolled(
                UUID.randomUUID(), EnrollmentMethod.EMAIL, null, UUID.randomUUID(), null, ADMIN, 1, named);
        return new Envelope<>(UUID.randomUUID(), "/test", Instant.now(), event);
    }

    /** Sends a new event and returns its id. */
    UUID send(int people) {
        return send(fact(people));
    }

    UUID send(Envelope<UserEnrolled> fact) {
        put(EventCodec.encode(fact), null);
        return fact.id();
    }

    /** Sends to a partition of the test's choice (null: the key's), with some headers replaced. */
    void send(Envelope<UserEnrolled> fact, @Nullable Integer partition, Map<String, String> otherHeaders) {
        var message = EventCodec.encode(fact);
        var headers = new HashMap<>(message.headers());
        headers.putAll(otherHeaders);
        put(new EventMessage(message.key(), headers, message.body()), partition);
    }

    void put(EventMessage message, @Nullable Integer partition) {
        var sent = new ProducerRecord<>(topic.wireName(), partition, message.key(), message.body());
        message.headers().forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
        try {
            producer.send(sent).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
