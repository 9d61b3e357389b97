package rollbook.kit.consumer;

import static java.util.Map.entry;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.kit.kafka.KafkaAccess;

/** How the loops reach Kafka. */
@ApplicationScoped
class KafkaSettings {
    /**
     * Twice what a transaction may take. A group waits as long for a consumer that is to come again, and so does a consumer for the
     * answer to its coming, which a broker that was restarted may forget (KAFKA-20938): of Kafka's five minutes nothing would be
     * heard. Whoever takes longer loses their partitions for a moment, and the fence sees to it that nothing is done twice.
     */
    private static final int LONGEST_BETWEEN_POLLS = 60_000;

    private final KafkaAccess access;
    private final String service;
    private final Admin admin;

    KafkaSettings(KafkaAccess access, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.access = access;
        this.service = service;
        this.admin = Admin.create(access.client(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000)));
    }

    @PreDestroy
    void close() {
        admin.close();
    }

    /** A client in the consumer's own group. It starts where it is told to: a position it was not told is an error. */
    KafkaConsumer<String, byte[]> consumer(EventConsumer consumer) {
        return new KafkaConsumer<>(
                access.client(Map.ofEntries(
                        entry(ConsumerConfig.GROUP_ID_CONFIG, service + "." + consumer.name()),
                        entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                        entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                        entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, consumer.batchSize()),
                        entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000),
                        entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000),
                        entry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_BETWEEN_POLLS),
                        entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200),
                        entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                        entry(
                                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                                CooperativeStickyAssignor.class.getName()),
                        entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000),
                        entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000))),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Kafka's answers about its topics, for those who can wait and bear that it is away. */
    Admin admin() {
        return admin;
    }

    /**
     * The ids of topics, by name.
     *
     * @throws UnknownTopicOrPartitionException when there is no topic of that name
     */
    Map<String, UUID> topicIds(Collection<String> topics) {
        try {
            return admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .collect(Collectors.toMap(
                            topic -> topic.name(),
                            topic -> new UUID(
                                    topic.topicId().getMostSignificantBits(),
                                    topic.topicId().getLeastSignificantBits())));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownTopicOrPartitionException unknown
                    ? unknown
                    : new KafkaException("the topics cannot be described", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
