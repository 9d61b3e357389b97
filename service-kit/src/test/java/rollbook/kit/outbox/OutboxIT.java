package rollbook.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollbook.events.Actor;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.kit.testing.RealParts;

/** Who writes what is owed under one key does so one after the other, so that the order of rows is that of commits. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OutboxIT {
    private static final Actor NOBODY = new Actor(null, null, Actor.Role.SYSTEM);

    @Inject
    Outbox outbox;

    @Test
    void a_second_writer_under_a_key_waits_for_the_commit_of_the_first() throws Exception {
        var key = UUID.randomUUID();
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(3)) {
            var first = threads.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                outbox.append(about(key, 1));
                written.countDown();
                return mayCommit.await(30, TimeUnit.SECONDS);
            }));
            assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
            var second = threads.submit(() -> append(about(key, 2)));
            threads.submit(() -> append(about(UUID.randomUUID(), 1))).get(30, TimeUnit.SECONDS);

            assertWaits(second);
            mayCommit.countDown();

            assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void whoever_says_what_counts_by_its_stamp_alone_waits_for_nobody() throws Exception {
        var key = UUID.randomUUID();
        var mayCommit = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                outbox.append(about(key, 1));
                written.countDown();
                return mayCommit.await(30, TimeUnit.SECONDS);
            }));
            assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();

            var second = threads.submit(() ->
                    QuarkusTransaction.requiringNew().run(() -> outbox.appendInAnyOrder(List.of(about(key, 2)))));

            assertThat(second).succeedsWithin(Duration.ofSeconds(30));
            assertThat(first).isNotDone();
            mayCommit.countDown();
        }
    }

    @Test
    void nothing_is_owed_outside_a_transaction() {
        assertThatThrownBy(() -> outbox.append(about(UUID.randomUUID(), 1))).hasMessageContaining("ransaction");
    }

    @Test
    void what_kafka_would_never_take_is_not_owed() {
        var people = Stream.generate(OutboxIT::somebody).limit(10_000).toList();
        var tooLarge = new MembershipChanged(UUID.randomUUID(), 1, 0, null, null, NOBODY, 0, people);

        assertThatThrownBy(() -> append(tooLarge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large to be sent")
                .hasMessageNotContaining("@");
    }

    private static MembershipChanged.Person somebody() {
        return new MembershipChanged.Person(
                UUID.randomUUID(),
                1,
                "somebody@school.example",
                MembershipStatus.MEMBER,
                MembershipStatus.MEMBER,
                null,
                Outcome.ADDED,
                null,
                null);
    }

    private static void assertWaits(Future<?> second) {
        assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    private boolean append(MembershipChanged event) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(event));
        return true;
    }

    private static MembershipChanged about(UUID key, long seq) {
        return new MembershipChanged(key, seq, seq - 1, null, null, NOBODY, 0, List.of());
    }
}
