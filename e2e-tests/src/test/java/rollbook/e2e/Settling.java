package rollbook.e2e;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import rollbook.events.Topic;
import rollbook.stack.LocalStack;

/**
 * Waits until nothing is under way any more: no service owes a message or has one to read, and no invite has yet to run
 * out. Only then does agreeing mean something: two services may agree for a moment on what is about to change.
 */
final class Settling {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(250);

    /**
     * One statement, so one moment: what was read is written in the transaction that owes what comes of it. Of a topic made
     * anew there are positions in the old one, too.
     */
    private static final String READ = """
            select (select count(*) from outbox), topic, partition, max(next) filter (where topic_id = any (string_to_array(?, ',')::uuid[]))
            from consumer_offset group by topic, partition
            """;

    private static final String RUNNING_OUT = """
            select count(*) from invite i left join license_time t using (license_id)
            where state = 'PENDING' and expires_at <= clock_timestamp() and t.frozen_at is null
            """;

    private final LocalStack stack;
    private final KafkaConsumer<byte[], byte[]> kafka;
    private final String topicIds;

    private Settling(LocalStack stack, KafkaConsumer<byte[], byte[]> kafka, String topicIds) {
        this.stack = stack;
        this.kafka = kafka;
        this.topicIds = topicIds;
    }

    static void await(LocalStack stack) {
        var settings = Map.<String, Object>of("bootstrap.servers", stack.kafka(), "enable.auto.commit", false);
        try (var kafka = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var settling = new Settling(stack, kafka, topicIds(stack));
            Awaitility.await("nothing to be under way")
                    .atMost(PATIENCE)
                    .pollInterval(LOOK)
                    .ignoreExceptions() // PostgreSQL may just have been killed
                    .until(settling::isOver);
        }
    }

    /** What moved on behind the look's back is a message more in Kafka than before it. */
    private boolean isOver() throws SQLException {
        var ends = ends();
        for (var database : Books.DATABASES) {
            for (var line : new Tables(stack, database).rows(READ, topicIds)) {
                var read = line.split("\\|", -1);
                var end = ends.get(new TopicPartition(read[1], Integer.parseInt(read[2])));
                if (!read[0].equals("0") || end == null || !read[3].equals(end.toString())) {
                    return false;
                }
            }
        }
        return new Tables(stack, "invite").number(RUNNING_OUT) == 0 && ends.equals(ends());
    }

    private static String topicIds(LocalStack stack) {
        var names = Arrays.stream(Topic.values()).map(Topic::wireName).toList();
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            return admin
                    .describeTopics(names)
                    .allTopicNames()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .values()
                    .stream()
                    .map(TopicDescription::topicId)
                    .map(id -> new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()).toString())
                    .collect(Collectors.joining(","));
        }
    }

    private Map<TopicPartition, Long> ends() {
        return kafka.endOffsets(Arrays.stream(Topic.values())
                .flatMap(topic -> kafka.partitionsFor(topic.wireName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet()));
    }
}
