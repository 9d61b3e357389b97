package rollbook.kit.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import rollbook.kit.failure.FailureText;

/** The partitions one loop holds now: where each is read from, by the database's word, and under which topic id. */
final class Partitions implements ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(Partitions.class);
    private static final Duration SAME_TOPICS_FOR = Duration.ofSeconds(10);

    private final KafkaConsumer<String, byte[]> client;
    private final KafkaSettings kafka;
    private final ReadPositions positions;
    private final ConsumerMetrics metrics;
    private final Map<String, UUID> topicIds = new HashMap<>();
    private long lookedAtTopics = System.nanoTime();

    Partitions(
            KafkaConsumer<String, byte[]> client,
            KafkaSettings kafka,
            ReadPositions positions,
            ConsumerMetrics metrics) {
        this.client = client;
        this.kafka = kafka;
        this.positions = positions;
        this.metrics = metrics;
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
                metrics.topicRecreated();
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

    /**
     * Looks now and then whether the topics are still those it was given. Kafka's client goes on with a topic that was
     * deleted and made again as if it were the same, and would pass over what the new one holds first.
     *
     * @throws KafkaException when one is not: the loop then starts over with the new one
     */
    void lookAtTopics() {
        if (System.nanoTime() - lookedAtTopics > SAME_TOPICS_FOR.toNanos()) {
            requireSameTopics();
        }
    }

    private void requireSameTopics() {
        lookedAtTopics = System.nanoTime();
        try {
            if (!kafka.topicIds(Set.copyOf(topicIds.keySet())).equals(topicIds)) {
                throw new UnknownTopicOrPartitionException("a topic was made anew");
            }
        } catch (UnknownTopicOrPartitionException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.debugf("Kafka is away: %s", FailureText.of(e));
        }
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

    /** Goes back to the first message of a batch that was not or only partly handled. */
    void rewind(List<Received> batch) {
        var first = new HashMap<TopicPartition, Long>();
        batch.forEach(received -> first.putIfAbsent(received.topicPartition(), received.offset()));
        first.forEach((partition, offset) -> {
            if (client.assignment().contains(partition)) {
                client.seek(partition, offset); // what of it was handled meanwhile, the fence will say
            }
        });
    }

    /** Goes on where Kafka still has messages, after it no longer had those we were to read next. */
    void regain(Collection<TopicPartition> lost) {
        requireSameTopics();
        var ends = client.endOffsets(lost);
        client.beginningOffsets(lost).forEach((partition, beginning) -> {
            var id = topicId(partition);
            var next = positions.next(id, partition.partition());
            var end = ends.getOrDefault(partition, next);
            if (next < beginning) {
                metrics.offsetsLost(beginning - next);
                LOG.errorf("partition=%s: %d offsets were deleted unread", partition, (Long) (beginning - next));
                positions.skipTo(id, partition.partition(), beginning);
            } else if (next > end) {
                metrics.offsetsLost(next - end);
                LOG.errorf(
                        "partition=%s: Kafka lost its last %d offsets: it is read again from its beginning",
                        partition, (Long) (next - end));
                positions.startAgain(id, partition.partition(), beginning);
            }
            client.seek(partition, positions.next(id, partition.partition()));
        });
    }

    private UUID topicId(TopicPartition partition) {
        var id = topicIds.get(partition.topic());
        if (id == null) {
            throw new IllegalStateException("no id known for topic " + partition.topic());
        }
        return id;
    }
}
