package rollbook.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import rollbook.stack.LocalStack;
import rollbook.stack.StackConfig;

/**
 * {@code ./rollbook bench [times]}: starts a stack of its own, measures, prints each bar beside its anchor. A missed bar is
 * reported, not hidden: the exit status is 0 either way, for these machines differ.
 */
public final class Bench {
    private static final int USUAL_TIMES = 500;
    /** Questions asked for each thing timed elsewhere: 500 a second make 10 s of it. */
    private static final int COVERAGE_TIMES = 10;

    /** Members of the large license for each time: 500 times make a million. */
    private static final int MEMBERS_EACH = 2_000;

    /** Rows of an uploaded file for each time: 500 times make 200 000, which is the most a file may have. */
    private static final int ROWS_EACH = 400;

    /** Deliveries of the burst for each time: 500 times make 5 000, which take 10 s. */
    private static final int WEBHOOKS_EACH = 10;

    private static final int MOST_ROWS = 200_000;

    /** Users of a synced district, and of those whose heaps are compared; fewer times, far fewer. */
    private static final int SYNCED_USERS = 100_000;

    private static final int FEW_USERS = 10_000;
    private static final int MANY_USERS = 500_000;

    /** How long a run takes whose heap is looked at, for each time: 500 times make 10 s. */
    private static final Duration LOOKED_AT_EACH = Duration.ofMillis(20);

    /** The local stack spares the compiler to start quickly; what is measured compiles as it does where it is deployed. */
    private static final List<String> AS_DEPLOYED = List.of("-XX:TieredStopAtLevel=4");

    private static final Duration STACK_BAR = Duration.ofSeconds(30);

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var project = Path.of(System.getProperty("rollbook.project", "."));
        var times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUAL_TIMES;
        run(project, times, System.out).forEach(System.out::println);
    }

    /** Measures; {@code times} is how often each thing is done that is timed. */
    static List<Bar> run(Path project, int times, PrintStream out) throws Exception {
        var home = project.resolve("bench/target/stack").toAbsolutePath().normalize();
        StackFolder.clear(home); // what a former run left would stand in the way of this one
        var config = StackConfig.forTests(project, home).withOut(out);
        if (times >= USUAL_TIMES) { // a smoke makes do with the first
            LocalStack.start(config).close(); // it unpacks and initializes; the second is what people wait for
        }
        var start = start(config);
        try (var stack = LocalStack.start(config.withServiceOptions(AS_DEPLOYED))) {
            var client = new Client(stack);
            var anchor = anchor(stack, times);
            var live = live(stack, client, times);
            var rows = Math.min(MOST_ROWS, times * ROWS_EACH);
            var imports = new ImportBars(stack, client, out, rows);
            var importBars = new ArrayList<>(imports.intoSmallTables(project, home));
            var beside = new LiveBesideImport(stack, client).measure(rows);
            var covered = new Coverage(stack, client).measure(times * COVERAGE_TIMES);
            var pages = new MembersPage(stack, client).measure(times, times * MEMBERS_EACH);
            importBars.add(imports.intoLargeTables(times * MEMBERS_EACH));
            var burst = new WebhookBurst(stack, client, out).measure(times * WEBHOOKS_EACH);
            var syncs = new OuSyncBars(stack, client, out);
            var syncBars = new ArrayList<>(syncs.unchanged(district(SYNCED_USERS, times), Math.ceilDiv(times, 100)));
            syncBars.add(syncs.heap(
                    district(FEW_USERS, times), district(MANY_USERS, times), LOOKED_AT_EACH.multipliedBy(times)));
            var bars = new ArrayList<Bar>();
            bars.add(new Bar(
                    "live enrollment, commit to visible, p99 by INSERT + Kafka",
                    live.percentile(99) / anchor.percentile(99),
                    10));
            bars.add(new Bar(
                    "live enrollment beside an import of the same license, p99 by alone",
                    beside.live().percentile(99) / live.percentile(99),
                    5));
            bars.addAll(importBars);
            bars.add(new Bar(
                    "am I covered? p99 by a bare primary-key read",
                    covered.coverage().percentile(99) / covered.anchor().percentile(99),
                    3));
            pages.forEach((question, measured) ->
                    bars.add(new Bar(question + ", p95 by the small license", measured.ratio(), 1.5)));
            bars.addAll(syncBars);
            bars.add(burst.bar());
            bars.add(new Bar(
                    "whole local stack, second start, by %d s".formatted(STACK_BAR.toSeconds()),
                    (double) start.toMillis() / STACK_BAR.toMillis(),
                    1));
            Stream.of(
                            anchor,
                            live,
                            beside.anchor(),
                            beside.live(),
                            covered.anchor(),
                            covered.coverage(),
                            burst.anchor(),
                            burst.deliveries())
                    .forEach(out::println);
            pages.values().forEach(measured -> out.println(measured.small() + "\n" + measured.large()));
            return bars;
        }
    }

    /** By the square of the times: where 500 make 100 000 users, 20 make 160, for each needs a first sync before any other. */
    private static int district(int users, int times) {
        var share = (double) times / USUAL_TIMES;
        return Math.clamp(Math.round(users * share * share), 10, users);
    }

    private static Duration start(StackConfig config) {
        var began = System.nanoTime();
        var stack = LocalStack.start(config);
        var took = Duration.ofNanos(System.nanoTime() - began);
        stack.close();
        return took;
    }

    private static Samples live(LocalStack stack, Client client, int times)
            throws IOException, InterruptedException, SQLException {
        try (var enrollment = new LiveEnrollment(stack, client, client.license("DISTRICT"))) {
            return enrollment.measure(times);
        }
    }

    private static Samples anchor(LocalStack stack, int times) throws ExecutionException, InterruptedException {
        try (var anchor = new InsertAndRoundTrip(stack)) {
            return anchor.measure(times);
        }
    }
}
