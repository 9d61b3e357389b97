package rollbook.kit.outbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import rollbook.events.Topic;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.TestKafka;

/** What many writers owe arrives whole and in order, though whoever sends it is lost again and again. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OutboxRelayIT {
    private static final Logger LOG = Logger.getLogger(OutboxRelayIT.class);
    private static final int WRITERS = 8;
    private static final int EVENTS = Integer.getInteger("rollbook.relay.events", 12_000);
    private static final int LOSSES = Integer.getInteger("rollbook.relay.losses", 20);
    private static final long SEED = Long.getLong("rollbook.seed", 20261122L);

    @Inject
    Outbox outbox;

    @Inject
    Database database;

    @Inject
    RelaySettings settings;

    @Test
    void nothing_is_lost_or_overtaken_when_the_leader_is_lost_twenty_times() {
        var writers = new Writers(outbox, database, 300);
        var random = new Random(SEED);
        var moments = random.ints(LOSSES, EVENTS / 100, EVENTS - EVENTS / 100)
                .sorted()
                .toArray();
        try (var heard = new Heard(TestKafka.bootstrapServers(), Topic.MEMBERSHIPS);
                var relays = new Relays(settings, 2, 4)) {

            var writing = writers.start(WRITERS, EVENTS / WRITERS, SEED);
            for (var moment : moments) {
                await(() -> heard.ids().size() >= moment);
                LockSupport.parkNanos(MILLISECONDS.toNanos(random.nextInt(20)));
                relays.loseLeader(random);
            }
            writing.forEach(OutboxRelayIT::join);
            await(() -> heard.ids().size() >= EVENTS);

            assertThat(writers.owed()).hasSize(EVENTS);
            assertThat(heard.ids()).containsExactlyInAnyOrderElementsOf(writers.owed());
            assertThat(heard.outOfOrder()).isEmpty();
            assertThat(relays.losses().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(LOSSES);
            LOG.infof("seed %d: %s, %d repetitions", (Long) SEED, relays.losses(), (Integer) heard.repetitions());
        }
    }

    @Test
    void a_stopped_leader_is_replaced_within_thirty_seconds_and_overtakes_nothing_when_continued() {
        var writers = new Writers(outbox, database, 20);
        try (var heard = new Heard(TestKafka.bootstrapServers(), Topic.MEMBERSHIPS);
                var relays = new Relays(settings, 0, 1)) {
            relays.makeChildLead();
            var stopped = relays.leader();

            var writing = writers.start(2, 500, SEED);
            await(() -> heard.ids().size() >= 200);
            assertThat(relays.leader()).isEqualTo(stopped);
            relays.child().freeze();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> relays.leader() != stopped && relays.leader() != 0);
            writing.forEach(OutboxRelayIT::join);
            writers.write(100, new Random(SEED));
            await(() -> heard.ids().size() >= 1_100);
            relays.child().thaw();
            writers.write(100, new Random(SEED));
            await(() -> heard.ids().size() >= 1_200);

            assertThat(heard.ids()).containsExactlyInAnyOrderElementsOf(writers.owed());
            assertThat(heard.outOfOrder()).isEmpty();
        }
    }

    private static void await(Callable<Boolean> condition) {
        Patience.await().pollInterval(Duration.ofMillis(5)).until(condition);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
