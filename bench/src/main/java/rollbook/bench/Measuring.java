package rollbook.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbook.stack.LocalStack;
import rollbook.stack.StackConfig;

/** One run: the stack that is measured, started when something first needs it, and what one part leaves for another. */
final class Measuring implements AutoCloseable {
    /** The local stack spares the compiler to start quickly; what is measured compiles as it does where it is deployed. */
    private static final List<String> AS_DEPLOYED = List.of("-XX:TieredStopAtLevel=4");

    private static final Duration STACK_BAR = Duration.ofSeconds(30);
    /** Users of a synced district, and of those whose heaps are compared; fewer times, far fewer. */
    private static final int SYNCED_USERS = 100_000;

    private static final int FEW_USERS = 10_000;
    private static final int MANY_USERS = 500_000;

    private final Path project;
    private final Path home;
    private final Sizes sizes;
    private final PrintStream out;
    private final StackConfig config;
    private @Nullable LocalStack stack;
    private @Nullable Client client;
    private @Nullable LiveBars live;
    private boolean manyMembers;

    /** Of the checkout {@code project}, in the empty folder {@code home}. */
    Measuring(Path project, Path home, Sizes sizes, PrintStream out) {
        this.project = project;
        this.home = home;
        this.sizes = sizes;
        this.out = out;
        this.config = StackConfig.forTests(project, home).withOut(out);
    }

    /** Its bars. */
    List<Bar> measure(Part part) throws Exception {
        return switch (part) {
            case START -> List.of(start());
            case LIVE -> List.of(live().alone());
            case IMPORT -> imports().intoSmallTables(project, home);
            case BESIDE -> List.of(live().beside());
            case COVERAGE -> List.of(coverage());
            case PAGES -> pages();
            case LARGE -> List.of(large());
            case BURST -> List.of(burst());
            case SYNC -> syncs().unchanged(sizes.district(SYNCED_USERS), Math.ceilDiv(sizes.times(), 100));
            case HEAP -> List.of(syncs().heap(sizes.district(FEW_USERS), sizes.district(MANY_USERS), sizes.lookedAt()));
        };
    }

    /** Before the stack that is measured: two at once would stand in each other's way. */
    private Bar start() {
        if (sizes.areWhole()) { // a smoke makes do with the first
            LocalStack.start(config).close(); // it unpacks and initializes; the second is what people wait for
        }
        var began = System.nanoTime();
        var started = LocalStack.start(config);
        var took = System.nanoTime() - began;
        started.close();
        return new Bar(
                "whole local stack, second start, by %d s".formatted(STACK_BAR.toSeconds()),
                (double) took / STACK_BAR.toNanos(),
                1);
    }

    private Bar coverage() throws Exception {
        var covered = new Coverage(stack(), client()).measure(sizes.questions());
        out.println(covered.anchor() + "\n" + covered.coverage());
        return new Bar(
                "am I covered? p99 by a bare primary-key read",
                covered.coverage().percentile(99) / covered.anchor().percentile(99),
                3);
    }

    private List<Bar> pages() throws Exception {
        var pages = new MembersPage(stack(), client()).measure(sizes.times(), sizes.members());
        manyMembers = true;
        pages.values().forEach(measured -> out.println(measured.small() + "\n" + measured.large()));
        return pages.entrySet().stream()
                .map(page -> new Bar(
                        page.getKey() + ", p95 by the small license",
                        page.getValue().ratio(),
                        1.5))
                .toList();
    }

    /** Beside the members that {@link #pages} made; alone they are made first. */
    private Bar large() throws Exception {
        if (!manyMembers) {
            new MembersPage(stack(), client()).filled(sizes.members());
            manyMembers = true;
        }
        return imports().intoLargeTables(sizes.members());
    }

    private Bar burst() throws Exception {
        var burst = new WebhookBurst(stack(), client(), out).measure(sizes.webhooks());
        out.println(burst.anchor() + "\n" + burst.deliveries());
        return burst.bar();
    }

    private LiveBars live() {
        if (live == null) {
            live = new LiveBars(stack(), client(), sizes, out);
        }
        return live;
    }

    private ImportBars imports() {
        return new ImportBars(stack(), client(), out, sizes.rows());
    }

    private OuSyncBars syncs() {
        return new OuSyncBars(stack(), client(), out);
    }

    private LocalStack stack() {
        if (stack == null) {
            stack = LocalStack.start(config.withServiceOptions(AS_DEPLOYED));
        }
        return stack;
    }

    private Client client() {
        if (client == null) {
            client = new Client(stack());
        }
        return client;
    }

    @Override
    public void close() {
        if (stack != null) {
            stack.close();
        }
    }
}
