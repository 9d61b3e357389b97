package rollbook.kit.consumer;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import rollbook.events.Topic;
import rollbook.kit.sql.Database;

/** How far this service, all its replicas together, is behind with each topic: what Kafka has, less what was read. */
@ApplicationScoped
public class ConsumerLag {
    private static final long PATIENCE_SECONDS = 3;

    private final List<EventConsumer> consumers;
    private final KafkaSettings kafka;
    private final Database database;

    ConsumerLag(@All List<EventConsumer> consumers, KafkaSettings kafka, Database database) {
        this.consumers = List.copyOf(consumers);
        this.kafka = kafka;
        this.database = database;
    }

    /** Messages of one topic that were not handled yet. */
    public record Behind(String consumer, String topic, long messages) {}

    /** Whom each topic is read by. */
    public Map<String, String> readers() {
        var readers = new HashMap<String, String>();
        consumers.forEach(consumer ->
                consumer.topics().stream().map(Topic::wireName).forEach(topic -> readers.put(topic, consumer.name())));
        return readers;
    }

    /**
     * Asks Kafka.
     *
     * @throws KafkaAwayException when it does not answer within seconds
     */
    public List<Behind> measure() throws KafkaAwayException {
        var readers = readers();
        if (readers.isEmpty()) {
            return List.of();
        }
        var topics = answer(kafka.admin().describeTopics(readers.keySet()).allTopicNames());
        var ends = offsets(topics, OffsetSpec.latest());
        var begins = offsets(topics, OffsetSpec.earliest());
        var behind = new HashMap<String, Long>();
        topics.forEach((name, topic) -> {
            var next = nextOffsets(topic.topicId());
            topic.partitions().forEach(partition -> {
                var at = new TopicPartition(name, partition.partition());
                var begin = begins.getOrDefault(at, 0L);
                var read = Math.max(begin, next.getOrDefault(at.partition(), begin));
                behind.merge(name, Math.max(0, ends.getOrDefault(at, read) - read), Long::sum);
            });
        });
        return readers.entrySet().stream()
                .map(reader -> new Behind(reader.getValue(), reader.getKey(), behind.getOrDefault(reader.getKey(), 0L)))
                .sorted((a, b) -> a.topic().compareTo(b.topic()))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(Map<String, TopicDescription> topics, OffsetSpec which)
            throws KafkaAwayException {
        var asked = topics.entrySet().stream()
                .flatMap(topic -> partitions(topic.getKey(), topic.getValue()))
                .collect(Collectors.toMap(partition -> partition, _ -> which));
        return answer(kafka.admin().listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue())));
    }

    private static Stream<TopicPartition> partitions(String name, TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(name, partition.partition()));
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }

    private Map<Integer, Long> nextOffsets(Uuid topicId) {
        var id = new UUID(topicId.getMostSignificantBits(), topicId.getLeastSignificantBits());
        return database.with(sql -> sql.select("select partition, next from consumer_offset where topic_id = ?", id)
                .reduceRows(new HashMap<>(), (read, row) -> {
                    read.put(row.getColumn("partition", Integer.class), row.getColumn("next", Long.class));
                    return read;
                }));
    }

    private static <T> T answer(KafkaFuture<T> asked) throws KafkaAwayException {
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaAwayException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaAwayException(e);
        }
    }

    /** Kafka does not answer. */
    public static final class KafkaAwayException extends Exception {
        private static final long serialVersionUID = 1L;

        KafkaAwayException(Exception cause) {
            super(cause);
        }
    }
}
