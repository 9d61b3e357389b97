package rollbook.kit.consumer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The partitions one loop holds now: where each is read from, by the database's word, and under which topic id. */
final class Partitions implements ConsumerRebalanceListener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Partitions.class);

    private final KafkaConsumer<String, byte[]> client;
    private final KafkaSettings kafka;
    private final ReadPositions positions;
    private final Map<String, UUID> topicIds = new HashMap<>();

    Partitions(KafkaConsumer<String, byte[]> client, KafkaSettings kafka, ReadPositions positions) {
        this.client = client;
        this.kafka = kafka;
        this.positions = positions;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        if (assigned.isEmpty()) {
            return;
        }
        topicIds.putAll(kafka.topicIds(
                assigned.stream().map(TopicPartition::topic).distinct().toList()));
        topicIds.forEach((topic, id) -> {
            if (positions.madeAnew(id, topic)) {
                LOG.errorf(
                        "topic=%s was made anew: it is read from its beginning; what the old one held unread is lost",
                        topic);
            }
        });
        client.beginningOffsets(assigned).forEach((partition, beginning) -> {
            var next = positions.open(topicId(partition), partition.topic(), partition.partition(), beginning);
            client.seek(partition, next);
        });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        // Nothing is under way: the rebalance happens inside poll(), between two transactions. The fence does the rest.
    }

    List<Received> receive(ConsumerRecords<String, byte[]> polled) {
        var batch = new ArrayList<Received>(polled.count());
        polled.forEach(message ->
                batch.add(Received.of(topicId(new TopicPartition(message.topic(), message.partition())), message)));
        return batch;
    }

    /** Messages in Kafka not yet polled, over all partitions held. */
    long lag() {
        return client.assignment().stream()
                .mapToLong(partition -> client.currentLag(partition).orElse(0))
                .sum();
    }

    /** Goes to where somebody else has read these partitions to. */
    void catchUp(Collection<TopicPartition> fenced) {
        for (var partition : fenced) {
            if (client.assignment().contains(partition)) {
                client.seek(partition, positions.next(topicId(partition), partition.partition()));
            }
        }
    }

    /** Goes back to where the database says, after a batch that was not or only partly handled. */
    void rewind(List<Received> batch) {
        var first = new HashMap<TopicPartition, Long>();
        batch.forEach(received -> first.putIfAbsent(received.topicPartition(), received.offset()));
        first.forEach((partition, offset) -> {
            if (client.assignment().contains(partition)) {
                client.seek(partition, offset); // what of it was handled meanwhile, the fence will say
            }
        });
    }

    /** Moves past what Kafka has deleted before it was read. */
    void skipLost(Collection<TopicPartition> lost) {
        client.beginningOffsets(lost).forEach((partition, beginning) -> {
            LOG.errorf("partition=%s: messages before offset %d were deleted unread", partition, beginning);
            positions.skipTo(topicId(partition), partition.partition(), beginning);
            client.seek(partition, positions.next(topicId(partition), partition.partition()));
        });
    }

    private UUID topicId(TopicPartition partition) {
        var id = topicIds.get(partition.topic());
        if (id == null) {
            throw new IllegalStateException("no id known for topic " + partition.topic());
        }
        return id;
    }

    @Override
    public void close() {
        topicIds.clear();
    }
}
