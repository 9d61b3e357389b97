package rollbook.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Shutdown;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import rollbook.kit.failure.FailureText;
import rollbook.kit.health.Heartbeats;
import rollbook.kit.kafka.KafkaAccess;

/**
 * Sends what the outbox owes, in order. Of all replicas of a service one leads: the one whose connection holds the
 * database's relay lock, and it reads and deletes on that same connection, so a leader that lost the lock cannot delete
 * (DESIGN §4 <em>Relay</em>). The others stand by and take over when the lock is free.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration STAND_BY = Duration.ofMillis(500);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(5);
    private static final Duration LONGEST_POLL = Duration.ofMillis(50);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final RelaySettings settings;
    private final KafkaAccess kafka;
    private final Heartbeats.Heartbeat heartbeat;
    private final Counter sent;
    private final Semaphore owing = new Semaphore(0);
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean leading;
    private @Nullable Thread thread;

    OutboxRelay(
            RelaySettings settings,
            KafkaAccess kafka,
            Heartbeats heartbeats,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.settings = settings;
        this.kafka = kafka;
        this.heartbeat = heartbeats.of("outbox-relay");
        this.sent = Counter.builder("rollbook.outbox.sent")
                .description("Messages the relay handed to Kafka with all acknowledgements")
                .tag("service", service)
                .register(meters);
        meters.gauge("rollbook.outbox.leading", this, relay -> relay.leading ? 1 : 0);
    }

    @Startup
    void start() {
        thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
    }

    @Shutdown
    void stop() throws InterruptedException {
        ending.countDown();
        wake();
        var running = thread;
        if (running != null) {
            running.join(Duration.ofSeconds(12));
        }
    }

    /** Says that something is owed; called after a commit, never blocking. */
    public void wake() {
        owing.release();
    }

    private void run() {
        while (!stopping()) {
            try (var session = new RelaySession(settings)) {
                while (!stopping() && !session.leads()) {
                    heartbeat.beat();
                    pause(STAND_BY);
                }
                if (!stopping()) {
                    lead(session);
                }
            } catch (SQLException | RuntimeException | Error e) { // nothing but stop() ends this loop
                LOG.warnf("The outbox relay starts over: %s", FailureText.of(e));
                pauseAfterFailure();
            } finally {
                leading = false;
                heartbeat.beat();
            }
        }
        heartbeat.end();
    }

    private void lead(RelaySession session) throws SQLException {
        try (var sender = new Sender(settings, kafka)) {
            leading = true;
            var poll = SHORTEST_POLL;
            while (!stopping()) {
                heartbeat.beat();
                var count = session.takeBatch(sender::send);
                sent.increment(count);
                poll = count > 0 ? SHORTEST_POLL : longer(poll);
                if (count < settings.batchSize()) {
                    pause(poll);
                }
            }
        }
    }

    /** Not cut short by {@link #wake}: while something is broken, each commit must not be one more try. */
    private void pauseAfterFailure() {
        try {
            if (ending.await(AFTER_A_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The outbox relay stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending.countDown();
        }
    }

    private boolean stopping() {
        return ending.getCount() == 0;
    }

    private static Duration longer(Duration poll) {
        var doubled = poll.multipliedBy(2);
        return doubled.compareTo(LONGEST_POLL) < 0 ? doubled : LONGEST_POLL;
    }

    private void pause(Duration longest) {
        try {
            if (owing.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                owing.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending.countDown();
        }
    }
}
