package rollbook.e2e;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** One statement, so one moment: what was read is written in the transaction that owes what comes of it. */
    private static final String READ = """
            select (select count(*) from outbox), topic, partition, next from consumer_offset
            """;

    private static final String RUNNING_OUT = """
            select count(*) from invite i left join license_time t using (license_id)
            where state = 'PENDING' and expires_at <= clock_timestamp() and t.frozen_at is null
            """;

    private final LocalStack stack;
    private final KafkaConsumer<byte[], byte[]> kafka;

    private Settling(LocalStack stack, KafkaConsumer<byte[], byte[]> kafka) {
        this.stack = stack;
        this.kafka = kafka;
    }

    static void await(LocalStack stack) {
        var settings = Map.<String, Object>of("bootstrap.servers", stack.kafka(), "enable.auto.commit", false);
        try (var kafka = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var settling = new Settling(stack, kafka);
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
            for (var line : new Tables(stack, database).rows(READ)) {
                var read = line.split("\\|", -1);
                var end = ends.get(new TopicPartition(read[1], Integer.parseInt(read[2])));
                if (!read[0].equals("0") || end == null || end != Long.parseLong(read[3])) {
                    return false;
                }
            }
        }
        return new Tables(stack, "invite").number(RUNNING_OUT) == 0 && ends.equals(ends());
    }

    private Map<TopicPartition, Long> ends() {
        return kafka.endOffsets(Arrays.stream(Topic.values())
                .flatMap(topic -> kafka.partitionsFor(topic.wireName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet()));
    }
}
