package rollbook.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.events.Topic;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.TestKafka;
import rollbook.kit.testing.prometheus.Alarm;

/** Where reading goes on is the database's word, and what Kafka no longer has is an alarm, not an end. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PartitionsIT {
    private static final Topic TOPIC = Topic.INVITES;
    private static final TopicPartition FIRST = new TopicPartition(TOPIC.wireName(), 0);

    @Inject
    Loops loops;

    @Inject
    Database database;

    private final String name = "partitions-" + UUID.randomUUID();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()));
    private final Facts facts = new Facts(TestKafka.bootstrapServers(), TOPIC);

    @AfterEach
    void close() {
        loops.close();
        facts.close();
        admin.close();
    }

    @Test
    void offsets_committed_to_kafka_change_nothing() throws ExecutionException, InterruptedException {
        start();
        var before = send(5);
        awaitEffects(before);
        loops.close();
        var unread = send(5);
        forgetWhatWasHad();
        commit(1_000);
        start();
        awaitEffects(unread);
        loops.close();
        forgetWhatWasHad();
        commit(0);
        start();
        var after = send(5);

        awaitEffects(after);

        assertThat(effects()
                        .of(Stream.of(before, unread, after)
                                .flatMap(List::stream)
                                .toList())
                        .values())
                .hasSize(15)
                .containsOnly(1L);
    }

    @Test
    void a_topic_made_anew_is_read_from_its_beginning_with_an_alarm() throws ExecutionException, InterruptedException {
        start();
        var old = send(3);
        awaitEffects(old);
        requireClear("RollbookTopicRecreated");

        admin.deleteTopics(List.of(TOPIC.wireName())).all().get();
        makeTopic();
        var anew = send(10);

        awaitEffects(anew);
        assertThat(effects().of(old).values()).containsOnly(1L);
        assertThat(effects().of(anew).values()).containsOnly(1L);
        assertThat(loops.counted("rollbook.consumer.topic.recreated", name)).isOne();
        awaitFiresAndIsOver("RollbookTopicRecreated");
    }

    @Test
    void what_kafka_deleted_unread_is_passed_over_with_an_alarm() throws ExecutionException, InterruptedException {
        start();
        awaitEffects(send(3));
        loops.close();
        var deleted = send(4);
        var end = admin.listOffsets(Map.of(FIRST, OffsetSpec.latest()))
                .partitionResult(FIRST)
                .get()
                .offset();
        admin.deleteRecords(Map.of(FIRST, RecordsToDelete.beforeOffset(end)))
                .all()
                .get();
        var kept = send(2);
        requireClear("RollbookOffsetsLost");

        start();

        awaitEffects(kept);
        assertThat(effects().of(deleted)).isEmpty();
        assertThat(loops.counted("rollbook.consumer.offsets.lost", name)).isEqualTo(4);
        awaitFiresAndIsOver("RollbookOffsetsLost");
    }

    @Test
    void when_kafka_lost_its_last_messages_the_partition_is_read_again_and_nothing_done_twice() {
        start();
        var before = send(3);
        awaitEffects(before);
        loops.close();
        database.with(sql -> sql.execute(
                "update consumer_offset set next = next + 1000 where topic = ? and partition = 0", TOPIC.wireName()));
        var after = send(2);

        start();

        awaitEffects(after);
        assertThat(effects().of(before).values()).containsOnly(1L);
        assertThat(loops.counted("rollbook.consumer.offsets.lost", name)).isPositive();
    }

    private void start() {
        loops.start(new TestConsumer(name, TOPIC, effects(), name, (_, _) -> {}));
    }

    private Effects effects() {
        return new Effects(database);
    }

    private List<UUID> send(int count) {
        return Stream.generate(() -> Facts.fact(1))
                .limit(count)
                .peek(fact -> facts.send(fact, 0, Map.of()))
                .map(fact -> fact.id())
                .toList();
    }

    private void awaitEffects(Collection<UUID> events) {
        Patience.await().until(() -> effects().of(events).size() == events.size());
    }

    private void requireClear(String alert) {
        assertThat(fires(Alarm.of(alert))).isFalse();
    }

    /** An alert of something that happened is over a while after it happened last; here a second, not a quarter of an hour. */
    private void awaitFiresAndIsOver(String alert) {
        assertThat(fires(Alarm.of(alert))).isTrue();
        var soonOver = Alarm.of(alert).at(1);
        Patience.await().until(() -> !fires(soonOver));
    }

    private boolean fires(Alarm alarm) {
        return alarm.now().stream()
                .anyMatch(sample -> name.equals(sample.labels().get("consumer")));
    }

    /** So that a second reading would show. */
    private void forgetWhatWasHad() {
        database.with(sql -> sql.execute("delete from consumed_event"));
    }

    private void commit(long offset) throws ExecutionException, InterruptedException {
        var everywhere = IntStream.range(0, Topic.PARTITIONS)
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(TOPIC.wireName(), partition),
                        _ -> new OffsetAndMetadata(offset)));
        admin.alterConsumerGroupOffsets("service-kit." + name, everywhere).all().get();
    }

    private void makeTopic() {
        Patience.await().until(() -> {
            try {
                admin.createTopics(List.of(new NewTopic(TOPIC.wireName(), Topic.PARTITIONS, (short) 1)))
                        .all()
                        .get();
                return true;
            } catch (ExecutionException e) {
                return false; // the old one is still being deleted
            }
        });
    }
}
