package rollbook.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import rollbook.kit.kafka.KafkaAccess;
import rollbook.kit.trace.Traces;

/**
 * Hands batches to Kafka in order and returns when all are acknowledged. After a failure it is closed without flush: what
 * was not acknowledged is still owed, and whoever leads next sends it.
 */
final class Sender implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final KafkaProducer<String, byte[]> producer;
    private final int deliverySeconds;

    Sender(RelaySettings settings, KafkaAccess kafka) {
        deliverySeconds = settings.deliverySeconds();
        producer = new KafkaProducer<>(
                kafka.client(Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        // A broker that just came back may refuse a request and take the one behind it,
                        // even from an idempotent producer, if it never heard of that producer before: so
                        // there is none behind it.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        deliverySeconds * 500,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        deliverySeconds * 500,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        deliverySeconds * 900)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends a batch and waits for its acknowledgements.
     *
     * @throws RelayFailedException when not everything was acknowledged in time
     */
    void send(List<RelaySession.Owed> batch) {
        try {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(deliverySeconds);
            var sent = new ArrayList<Future<RecordMetadata>>(batch.size());
            for (var owed : batch) {
                var acknowledged = send(owed);
                if (acknowledged.isDone()) {
                    acknowledged.get(); // refused at once: no use in blocking again for each of the others
                }
                sent.add(acknowledged);
            }
            for (var acknowledged : sent) {
                acknowledged.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new RelayFailedException("Kafka did not take " + batch.size() + " messages", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RelayFailedException("interrupted", e);
        }
    }

    private Future<RecordMetadata> send(RelaySession.Owed owed) {
        var sent = Traces.sending(owed.topic(), owed.key(), headers(owed));
        try {
            return producer.send(record(owed, sent.headers()), (_, failure) -> afterAnswer(sent, failure));
        } catch (RuntimeException e) {
            sent.failed(e);
            throw e;
        }
    }

    /**
     * Ends the producer at the first failure, on its own thread and before it sends on: what comes later under the same
     * key must not overtake what failed.
     */
    private void afterAnswer(Traces.Sent sent, @Nullable Exception failure) {
        if (failure == null) {
            sent.taken();
        } else {
            producer.close(Duration.ZERO);
            sent.failed(failure);
        }
    }

    private static ProducerRecord<String, byte[]> record(RelaySession.Owed owed, Map<String, String> headers) {
        var message = new ProducerRecord<>(owed.topic(), owed.key(), owed.body());
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static Map<String, String> headers(RelaySession.Owed owed) {
        try {
            return JSON.readValue(owed.headers(), HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers of outbox row " + owed.id() + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
