package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollbook.stack.LocalStack;

/**
 * Processes are killed at seeded random points while addresses go through; it must end as if nothing had happened. By
 * default each process dies once; {@code ./rollbook faults} (-Drollbook.faults=full) is the whole proof.
 */
@ExtendWith(WholeStack.class)
@Order(8)
class FaultsIT {
    private static final boolean FULL = "full".equals(System.getProperty("rollbook.faults"));
    private static final long SEED = Long.getLong("rollbook.faults.seed", 20261122);
    private static final int ADDRESSES = FULL ? 5_000 : 1_000;
    private static final int LANES = 2;
    private static final int AHEAD = ADDRESSES / 5;
    private static final List<String> PROCESSES = List.of("enrollment-service", "license-service", "kafka", "postgres");
    private static final Duration READY = Duration.ofSeconds(90);
    /** Kafka takes a consumer for dead after 6 s of silence. */
    private static final Duration LONGER_THAN_A_SESSION = Duration.ofSeconds(8);

    private final LocalStack stack;
    private final Api api;
    private final Tables enrollment;
    private final Books books;

    FaultsIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
        this.enrollment = new Tables(stack, "enrollment");
        this.books = new Books(stack);
    }

    /** The processes to kill, one after the other, while one workload goes through. */
    static Stream<List<String>> victims() {
        return FULL
                ? PROCESSES.stream()
                        .map(process ->
                                IntStream.range(0, 5).mapToObj(_ -> process).toList())
                : Stream.of(PROCESSES);
    }

    @ParameterizedTest
    @MethodSource("victims")
    void whatever_is_killed_it_ends_as_if_nothing_had_happened(List<String> victims) throws Exception {
        var name = FULL ? victims.getFirst() + "-" : "smoke-";
        try (var flow = flow(name, ADDRESSES, LANES, AHEAD)) {
            flow.start();
            kill(victims, flow);
            flow.finish();

            endedAs(calm(name, ADDRESSES, LANES), flow);
        }
    }

    @Test
    void a_stopped_license_service_that_goes_on_later_doubles_nothing() throws Exception {
        stack.startExtra("license-service", "license-service-2");
        try {
            for (var round : FULL ? List.of("a", "b", "c") : List.of("a")) {
                stopOneOfTwo("stopped-" + round + "-", FULL ? 2_000 : 600, 6);
            }
        } finally {
            stack.endExtra("license-service-2");
        }
    }

    /** The other must finish what goes to either; then the stopped one wakes with what it had in hand. */
    private void stopOneOfTwo(String name, int addresses, int lanes) throws SQLException {
        var first = stack.child("license-service");
        try (var flow = flow(name, addresses, lanes, addresses / 4)) {
            flow.start();
            awaitAccepted(flow, addresses / 3);
            first.stop();
            var answered = flow.answered();
            var begin = System.nanoTime();
            try {
                flow.finish();
                say("SIGSTOP license-service with %d of %d answered; the other had answered all after %.1f s"
                        .formatted(answered, addresses, seconds(begin)));
                Awaitility.await("the session to be over")
                        .atMost(READY)
                        .until(() -> System.nanoTime() - begin > LONGER_THAN_A_SESSION.toNanos());
            } finally {
                first.cont();
            }
            Awaitility.await("the first to be itself again")
                    .atMost(READY)
                    .ignoreExceptions()
                    .until(() ->
                            api.inside("license-service").get("/q/health/ready").statusCode() == 200);

            endedAs(calm(name, addresses, lanes), flow);
        }
    }

    private Flow flow(String name, int addresses, int lanes, int ahead) {
        return new Flow("Faults " + name, api, enrollment, Workload.of(name, SEED, addresses, lanes), ahead);
    }

    /** The same workload again, undisturbed, on twin licenses. */
    private List<Ending> calm(String name, int addresses, int lanes) throws SQLException {
        try (var flow = flow("calm-" + name, addresses, lanes, addresses)) {
            return Ending.of(stack, api, flow.start().finish());
        }
    }

    private void endedAs(List<Ending> expected, Flow flow) throws SQLException {
        books.awaitNothingOwed();
        books.nothingWasGivenUp();
        for (var license : flow.licenses()) {
            books.everyVerdictIsThereOnce(license);
        }
        var endings = Ending.of(stack, api, flow);
        for (var lane = 0; lane < endings.size(); lane++) {
            endings.get(lane).isThatOf(expected.get(lane));
        }
        say("%d addresses: %d members or invitees, %d verdicts, as in the undisturbed run; %d requests were sent again"
                .formatted(
                        flow.accepted(),
                        endings.stream()
                                .mapToInt(ending -> ending.members().size())
                                .sum(),
                        endings.stream()
                                .mapToInt(ending -> ending.ledger().size())
                                .sum(),
                        flow.repeated()));
    }

    /** Kills each victim at a random point of its share of the flow, at least half of which goes on meanwhile. */
    private void kill(List<String> victims, Flow flow) {
        var random = new Random(SEED + victims.hashCode());
        var share = ADDRESSES / (victims.size() + 1);
        for (var i = 0; i < victims.size(); i++) {
            flow.upTo((i + 1) * share);
            awaitAccepted(flow, i * share + random.nextInt(share / 2));
            Awaitility.await().pollDelay(Duration.ofMillis(random.nextInt(100))).until(() -> true);
            kill(victims.get(i), flow);
        }
        flow.upTo(ADDRESSES);
    }

    private void kill(String victim, Flow flow) {
        var child = stack.child(victim);
        var accepted = flow.accepted();
        var begin = System.nanoTime();
        child.kill9();
        child.awaitReady(READY);
        say("kill -9 %s with %d of %d accepted; ready again after %.1f s"
                .formatted(victim, accepted, ADDRESSES, seconds(begin)));
        assertThat(accepted).as("addresses were still to come").isLessThan(ADDRESSES);
    }

    private static void awaitAccepted(Flow flow, int addresses) {
        Patience.await("%d addresses accepted".formatted(addresses))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> flow.accepted() >= addresses);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(String line) {
        System.out.println("faults: " + line);
    }
}
