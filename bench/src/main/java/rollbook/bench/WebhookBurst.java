package rollbook.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import rollbook.stack.LocalStack;

/**
 * A class after the other opens an assignment while Kafka is away: each delivery is taken, and once Kafka is back everybody is a
 * member. Its anchor is a bare insert and commit of as many rows at the same pace, of as many at once.
 */
final class WebhookBurst {
    private static final String SERVICE = "lms-webhook-service";
    private static final int PER_SECOND = 500;
    /** At once, of either: the connections of the service's own pool, which is what its deliveries wait for. */
    private static final int CONNECTIONS = 16;

    /**
     * So many deliveries go before each that is timed. A service that runs for a day has compiled its code; in the one just started
     * the compiler takes half of one of two cores from what is to be measured.
     */
    private static final int WARM_UPS = 4;

    private static final String TEACHER = "burst@northfield.example";
    private static final long TEN_MINUTES = 600_000_000_000L;

    private final LocalStack stack;
    private final Client client;
    private final PrintStream out;

    WebhookBurst(LocalStack stack, Client client, PrintStream out) {
        this.stack = stack;
        this.client = client;
        this.out = out;
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
        var kafka = stack.child("kafka");
        try (var sender = new AppSender(stack.child(SERVICE).port(), stack.appWebhookSecret(), CONNECTIONS);
                var inserts = new BareInserts(stack, CONNECTIONS)) {
            var assignment = made(sender, license);
            warmUp(sender, opens(sender, assignment, "warm-up", WARM_UPS * times));
            awaitMembers(license, WARM_UPS * times);
            var anchor = Pace.of("bare insert + commit at 500/s", PER_SECOND, times, inserts::once);
            kafka.takeDown();
            var deliveries = burst(sender, opens(sender, assignment, "burst", times));
            kafka.bringBack();
            awaitMembers(license, (WARM_UPS + 1) * times);
            return new Measured(anchor, deliveries);
        } finally {
            kafka.bringBack();
        }
    }

    private static String made(AppSender sender, UUID license) throws InterruptedException {
        var id = "bench-" + UUID.randomUUID();
        var maker = new JsonObject().put("googleId", "teacher-" + id).put("email", TEACHER);
        var _ = sender.send(sender.letter(
                "assignment.created",
                new JsonObject()
                        .put("assignmentId", id)
                        .put("title", "Burst")
                        .put("maker", maker)
                        .put("licenseId", license.toString())));
        return id;
    }

    /** By as many learners, ready to be sent. */
    private static List<AppSender.Letter> opens(AppSender sender, String assignment, String who, int times) {
        return IntStream.range(0, times)
                .mapToObj(number -> new JsonObject().put("googleId", "%s-%d-%s".formatted(who, number, assignment)))
                .map(learner -> sender.letter(
                        "assignment.opened",
                        new JsonObject()
                                .put("assignmentId", assignment)
                                .put("learner", learner)
                                .put("role", "learner")))
                .toList();
    }

    /** A few at once, each after the one before: services that have not compiled their code yet keep up with no pace. */
    private static void warmUp(AppSender sender, List<AppSender.Letter> letters)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var all = letters.stream()
                    .map(letter -> threads.submit(() -> sender.send(letter)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
    }

    private Samples burst(AppSender sender, List<AppSender.Letter> letters)
            throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        var sentAgain = new AtomicInteger();
        Callable<?> one = () -> {
            if (sender.send(letters.get(next.getAndIncrement())) > 1) {
                sentAgain.incrementAndGet();
            }
            return sentAgain;
        };
        List<Supplier<CpuTime>> clocks = List.of(
                () -> CpuTime.of(stack.child(SERVICE).pid()),
                () -> CpuTime.of(stack.child("postgres").pid()),
                CpuTime::ofThisProcess);
        var before = clocks.stream().map(Supplier::get).toList();
        var deliveries = Pace.of("webhook: due -> answered 2xx, at 500/s, Kafka away", PER_SECOND, letters.size(), one);
        var used = IntStream.range(0, clocks.size())
                .mapToObj(i -> clocks.get(i).get().since(before.get(i)))
                .map(time -> each(time, letters.size()))
                .toList();
        out.println("%-66s     %7d   of %,d"
                .formatted("deliveries not taken at the first try", sentAgain.get(), letters.size()));
        out.println("%-66s %s ms  PostgreSQL %s ms  sender %s ms"
                .formatted("processor time a delivery: " + SERVICE, used.get(0), used.get(1), used.get(2)));
        return deliveries;
    }

    private static String each(Duration time, int times) {
        return "%5.2f".formatted(time.toNanos() / 1e6 / times);
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
}
