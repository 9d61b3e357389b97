package rollbook.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.events.EventMessage;
import rollbook.events.Topic;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.HeardLogs;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.TestKafka;
import rollbook.kit.testing.TestPostgres;

/** What a loop makes of what it reads: repetitions, what it cannot read, bugs in its consumer, a failing database. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ConsumerLoopIT {
    private static final Topic TOPIC = Topic.ENROLLMENT_LIVE;

    @Inject
    Loops loops;

    @Inject
    Database database;

    private final String name = "test-" + UUID.randomUUID();
    private final AtomicInteger tries = new AtomicInteger();
    private final HeardLogs logs = HeardLogs.listen();
    private final Facts facts = new Facts(TestKafka.bootstrapServers(), TOPIC);

    @BeforeEach
    void createEffects() {
        effects();
    }

    @AfterEach
    void no_address_was_logged() {
        loops.close();
        facts.close();
        logs.close();
        assertThat(logs.lines()).noneMatch(line -> line.contains("@school.example"));
    }

    @Test
    void an_event_sent_twice_has_its_effect_once() {
        start((_, _) -> {});
        var twice = Facts.fact(2);
        facts.send(twice);
        facts.send(twice);
        var onTwoPartitions = Facts.fact(3);
        facts.send(onTwoPartitions, 0, Map.of());
        facts.send(onTwoPartitions, 1, Map.of());

        awaitAllRead();

        assertThat(effects().of(List.of(twice.id()))).containsExactlyEntriesOf(Map.of(twice.id(), 2L));
        assertThat(effects().of(List.of(onTwoPartitions.id())))
                .containsExactlyEntriesOf(Map.of(onTwoPartitions.id(), 3L));
    }

    @Test
    void a_type_not_known_is_counted_and_passed_over() {
        start((_, _) -> {});
        facts.send(Facts.fact(1), null, Map.of("ce_type", "rollbook.something-newer.v1"));

        awaitAllRead();

        awaitCounted("rollbook.events.unknown", 1);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void what_cannot_be_read_becomes_a_dead_letter_and_the_loop_goes_on() {
        start((_, _) -> {});
        facts.put(new EventMessage("nonsense", Map.of(), new byte[] {1, 2, 3}), 3);
        facts.put(new EventMessage("a\0b", Map.of("ce_\0type", "c\0d"), new byte[0]), 3);
        facts.send(Facts.fact(1), 3, Map.of("ce_id", "no id"));

        awaitAllRead();

        assertThat(deadLetters()).containsExactly("whole", "whole", "whole");
        awaitCounted("rollbook.dead.letters", 3);
    }

    @Test
    void of_a_chunk_one_person_fails_on_the_others_are_handled_and_the_one_is_a_dead_letter() {
        var bad = Facts.fact(40);
        start((delivery, event) -> {
            if (delivery.envelope().id().equals(bad.id()) && !delivery.failed().contains(17)) {
                violate(event.people().get(17).email());
            }
        });
        var before = facts.send(5);
        facts.send(bad);
        var after = facts.send(5);

        awaitAllRead();

        assertThat(effects().parts(bad.id(), true)).containsExactly(17);
        assertThat(effects().parts(bad.id(), false)).hasSize(39);
        assertThat(effects().of(List.of(before, after))).containsValues(5L).hasSize(2);
        assertThat(deadLetters()).containsExactly("part 17");
        assertThat(logs.lines()).anyMatch(line -> line.contains(bad.id() + ": 1 parts become dead letters"));
        awaitCounted("rollbook.dead.letters", 1);
    }

    @Test
    void of_two_people_who_fail_only_together_one_is_handled() {
        var bad = Facts.fact(8);
        start((delivery, _) -> {
            var left = delivery.failed();
            if (delivery.envelope().id().equals(bad.id()) && !left.contains(2) && !left.contains(5)) {
                throw new IllegalStateException("2@school.example and 5@school.example");
            }
        });
        facts.send(bad);

        awaitAllRead();

        assertThat(effects().parts(bad.id(), true)).containsExactly(5);
        assertThat(effects().parts(bad.id(), false)).hasSize(7);
    }

    @Test
    void an_error_is_a_bug_like_any_other_and_does_not_end_the_loop() {
        var endless = Facts.fact(2);
        var givenUp = Facts.fact(2);
        start((delivery, _) -> {
            if (delivery.envelope().id().equals(endless.id())) {
                throw new StackOverflowError();
            }
            if (delivery.envelope().id().equals(givenUp.id())) {
                QuarkusTransaction.setRollbackOnly();
            }
        });
        facts.send(endless);
        facts.send(givenUp);

        awaitAllRead();

        assertThat(effects().of(List.of(endless.id(), givenUp.id()))).isEmpty();
        assertThat(deadLetters()).containsExactly("whole", "whole");
    }

    @Test
    void what_passes_is_tried_again_until_it_has() {
        var terminated = Facts.fact(1);
        var locked = Facts.fact(1);
        database.with(sql -> sql.execute("create table if not exists held (held int)"));
        start((delivery, _) -> {
            var first = tries.incrementAndGet() <= 2;
            if (delivery.envelope().id().equals(terminated.id()) && first) {
                database.with(sql -> sql.execute("select pg_terminate_backend(pg_backend_pid())"));
            }
            if (delivery.envelope().id().equals(locked.id())) {
                database.with(sql -> sql.execute("set local lock_timeout = '50ms'; lock table held"));
            }
        });
        facts.send(terminated);
        awaitAllRead();
        try (var sql = TestPostgres.connect(url());
                var statement = sql.createStatement()) {
            sql.setAutoCommit(false);
            statement.execute("lock table held");
            facts.send(locked);
            var before = tries.get();
            await(() -> tries.get() >= before + 3);
            sql.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        awaitAllRead();

        assertThat(effects().of(List.of(terminated.id(), locked.id())))
                .hasSize(2)
                .containsValue(1L);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void what_is_counted_can_be_scraped_under_its_name() {
        start((_, _) -> {});
        awaitAllRead();

        var scraped = RestAssured.get("/q/metrics").asString();

        assertThat(scraped)
                .contains("rollbook_outbox_age_seconds")
                .contains("rollbook_outbox_sent_total")
                .contains("rollbook_consumer_lag{consumer=\"" + name)
                .contains("rollbook_dead_letters_total{consumer=\"" + name)
                .contains("rollbook_events_unknown_total{consumer=\"" + name)
                .contains("rollbook_consumer_topic_recreated_total{consumer=\"" + name)
                .contains("rollbook_consumer_offsets_lost_total{consumer=\"" + name);
    }

    private Effects effects() {
        return new Effects(database);
    }

    private void start(TestConsumer.Before before) {
        loops.start(new TestConsumer(name, TOPIC, effects(), name, before));
    }

    private String url() {
        return ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    }

    /** A bug whose message quotes an address, as PostgreSQL's do. */
    private void violate(String email) {
        database.with(sql ->
                sql.execute("insert into effect values (gen_random_uuid(), cast(? as int), '', '', false)", email));
    }

    /** Waits until everything sent so far has been handled: one more event per partition has. */
    private void awaitAllRead() {
        var last = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> {
                    var fact = Facts.fact(1);
                    facts.send(fact, partition, Map.of());
                    return fact.id();
                })
                .toList();
        await(() -> effects().of(last).size() == last.size());
    }

    /** Which is counted once it is committed. */
    private void awaitCounted(String meter, int count) {
        await(() -> loops.counted(meter, name) == count);
    }

    private static void await(Callable<Boolean> condition) {
        Patience.await().until(condition);
    }

    /** Dead letters of this test's consumer, in order: which part each is. */
    private List<String> deadLetters() {
        return database.with(sql -> sql.select(
                        "select coalesce('part ' || part, 'whole') from dead_letter where consumer = ? order by id",
                        name)
                .mapTo(String.class)
                .list());
    }
}
