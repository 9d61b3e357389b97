package rollbook.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import rollbook.stack.LocalStack;
import rollbook.stack.lms.LmsLog;

/**
 * A class after the other opens an assignment while Kafka is away: each delivery is taken, and once Kafka is back everybody is a
 * member. Its anchor is a bare insert and commit of as many rows at the same pace, of as many at once.
 */
final class WebhookBurst {
    private static final int PER_SECOND = 500;
    /** Of the service's own pool, which is what its deliveries wait for. */
    private static final int CONNECTIONS = 16;

    private static final String TEACHER = "burst@northfield.example";
    private static final long TEN_MINUTES = 600_000_000_000L;

    private final LocalStack stack;
    private final Client client;
    private final PrintStream out;
    private final URI webhook;
    /** Deliveries that were not taken at the first try; each then was. */
    private final AtomicInteger sentAgain = new AtomicInteger();

    WebhookBurst(LocalStack stack, Client client, PrintStream out) {
        this.stack = stack;
        this.client = client;
        this.out = out;
        webhook = stack.baseUri().resolve("/webhooks/app");
    }

    /** The anchor first, then what it is the anchor of. */
    record Measured(Samples anchor, Samples deliveries) {
        Bar bar() {
            return new Bar(
                    "webhook burst without Kafka, p99 by a bare insert + commit",
                    deliveries.percentile(99) / anchor.percentile(99),
                    4);
        }
    }

    /** {@code times} students open, at 500 a second; all are members in the end, or this fails. */
    Measured measure(int times) throws IOException, InterruptedException, SQLException, ExecutionException {
        var license = client.license("TEACHER", TEACHER);
        var assignment = made(license);
        warmUp(assignment, times);
        awaitMembers(license, times);
        var anchor = inserts(times);
        var kafka = stack.child("kafka");
        kafka.takeDown();
        try {
            var opened = new AtomicInteger();
            sentAgain.set(0);
            var deliveries = Pace.of(
                    "webhook: sent -> answered 202, at 500/s, Kafka away",
                    PER_SECOND,
                    times,
                    () -> open(assignment, "burst", opened.getAndIncrement()));
            out.println("%-66s     %7d   of %,d"
                    .formatted("deliveries not taken at the first try", sentAgain.get(), times));
            kafka.bringBack();
            awaitMembers(license, 2 * times);
            return new Measured(anchor, deliveries);
        } finally {
            kafka.bringBack();
        }
    }

    private String made(UUID license) throws IOException {
        var id = "bench-" + UUID.randomUUID();
        var maker = new JsonObject().put("googleId", "teacher-" + id).put("email", TEACHER);
        deliver(
                "assignment.created",
                new JsonObject()
                        .put("assignmentId", id)
                        .put("title", "Burst")
                        .put("maker", maker)
                        .put("licenseId", license.toString()));
        return id;
    }

    /** A few at once, each after the one before: services that have not compiled their code yet keep up with no pace. */
    private void warmUp(String assignment, int times) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var all = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> open(assignment, "warm-up", i)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
    }

    private LmsLog.Attempt open(String assignment, String who, int number) throws IOException {
        var learner = new JsonObject().put("googleId", "%s-%d-%s".formatted(who, number, assignment));
        return deliver(
                "assignment.opened",
                new JsonObject()
                        .put("assignmentId", assignment)
                        .put("learner", learner)
                        .put("role", "learner"));
    }

    private LmsLog.Attempt deliver(String type, JsonObject data) throws IOException {
        var attempt = stack.lms()
                .app()
                .send(webhook, stack.appWebhookSecret(), type, data)
                .join();
        if (attempt.status() / 100 != 2) {
            throw new IOException("a delivery was answered %d".formatted(attempt.status()));
        }
        if (attempt.number() > 1) {
            sentAgain.incrementAndGet();
        }
        return attempt;
    }

    private void awaitMembers(UUID license, int expected) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + TEN_MINUTES;
        while (client.get("staff", "/api/licenses/" + license)
                        .at("/seats/members")
                        .asInt()
                < expected) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("deliveries were lost: not all are members");
            }
        }
    }

    private Samples inserts(int times) throws SQLException, InterruptedException, ExecutionException {
        var access = stack.database("lms");
        BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(CONNECTIONS);
        for (var i = 0; i < CONNECTIONS; i++) {
            pool.add(DriverManager.getConnection(access.url(), access.user(), access.password()));
        }
        try (var statement = pool.element().createStatement()) {
            statement.execute("create table if not exists bench_insert (id uuid primary key, word text not null)");
            return Pace.of("bare insert + commit at 500/s", PER_SECOND, times, () -> {
                var connection = pool.take();
                try (var insert = connection.prepareStatement("insert into bench_insert values (?, ?)")) {
                    insert.setObject(1, UUID.randomUUID());
                    insert.setString(2, "assignment.opened");
                    return insert.executeUpdate();
                } finally {
                    pool.add(connection);
                }
            });
        } finally {
            for (var connection : pool) {
                connection.close();
            }
        }
    }
}
