package rollbook.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import rollbook.stack.LocalStack;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.LoggedRequest;
import rollbook.stack.google.RequestKind;

/** The run of a Google sync that finds nothing changed, which nearly all of them do, every half hour for every school. */
final class OuSyncBars {
    private static final int PAGE = 500;
    private static final double MIB = 1 << 20;
    private static final String SERVICE = "ou-sync-service";

    private final LocalStack stack;
    private final Client client;
    private final PrintStream out;

    OuSyncBars(LocalStack stack, Client client, PrintStream out) {
        this.stack = stack;
        this.client = client;
        this.out = out;
    }

    /**
     * What a run takes beyond what the simulator does for it, beside the bare difference, in turn; and what it writes. While the
     * simulator makes a page, a run may do something else: what is left out is then more than what it waited, so all of it is
     * told, too.
     *
     * @param rounds the middle one of them counts; one before them warms up
     */
    List<Bar> unchanged(int users, int rounds) throws IOException, InterruptedException, SQLException {
        var sync = DistrictSync.begun(stack, client, users);
        var wholes = new long[rounds];
        var runs = new long[rounds];
        var anchors = new long[rounds];
        try (var writes = new MembershipWrites(stack, sync.license());
                var bare = BareDifference.of(stack, sync, pages(sync))) {
            for (var i = 0; i <= rounds; i++) {
                var took = run(sync);
                wholes[i % rounds] = took.all();
                runs[i % rounds] = took.own();
                anchors[i % rounds] = bare.once();
            }
            say("unchanged sync of %,d users".formatted(users), wholes);
            say("the same, without the simulator", runs);
            say("parsing its pages + the difference in SQL", anchors);
            return List.of(
                    new Bar(
                            "unchanged sync of %,d users, by parsing its pages + SQL difference".formatted(users),
                            (double) middle(runs) / middle(anchors),
                            3),
                    new Bar("rows of members and ledger it wrote", writes.count(), 0));
        }
    }

    /**
     * Nanoseconds of a run.
     *
     * @param own without those that the simulator spent on making its answers
     */
    private record Took(long all, long own) {}

    private Took run(DistrictSync sync) throws IOException, InterruptedException {
        var log = stack.google().requests();
        log.clear();
        var run = sync.unchanged();
        var simulator = log.all().stream()
                .filter(request -> request.account().equals(sync.account()))
                .mapToLong(LoggedRequest::tookMicros)
                .sum();
        var all = ChronoUnit.MICROS.between(run.began(), run.ended());
        return new Took(1_000 * all, 1_000 * (all - simulator));
    }

    private List<LoggedRequest> pages(DistrictSync sync) throws IOException, InterruptedException {
        var log = stack.google().requests();
        log.clear();
        sync.unchanged();
        return log.of(RequestKind.USERS_LIST).stream()
                .filter(request -> request.account().equals(sync.account()))
                .toList();
    }

    /**
     * The heap of ou-sync-service while a run is under way, of a large district by that of a small one: what was alive in the
     * middle one of the looks at it, for a longer run is looked at more often, and the more looks, the heavier the page one of
     * them meets. Pages come slowly, so that a small run too is long enough to be looked at.
     */
    Bar heap(int few, int many, Duration length) throws IOException, InterruptedException {
        var small = DistrictSync.begun(stack, client, few);
        look(small, few, length); // the service has all its classes then, and has read such a district
        var smallHeap = look(small, few, length);
        var largeHeap = look(DistrictSync.begun(stack, client, many), many, length);
        return new Bar(
                "heap alive while %,d users are synced, by that of %,d".formatted(many, few),
                (double) largeHeap / smallHeap,
                1.2);
    }

    private long look(DistrictSync sync, int users, Duration length) throws IOException, InterruptedException {
        var google = stack.google();
        google.faults()
                .add(FaultRule.every(Fault.SLOW)
                        .on(RequestKind.USERS_LIST)
                        .onAccount(sync.account())
                        .after(length.dividedBy(Math.ceilDiv(users, PAGE))));
        try {
            var pid = stack.child(SERVICE).pid();
            var before = sync.begin();
            var looks = LongStream.builder();
            do {
                looks.add(LiveHeap.bytes(pid));
            } while (sync.overSince(before).isEmpty());
            var sorted = looks.build().sorted().toArray();
            out.println("%-66s     %7.2f MiB (%d looks, %.2f MiB at the most)"
                    .formatted(
                            "heap alive while %,d users are synced".formatted(users),
                            middle(sorted) / MIB,
                            sorted.length,
                            sorted[sorted.length - 1] / MIB));
            return middle(sorted);
        } finally {
            google.faults().clear();
        }
    }

    private static long middle(long[] some) {
        var sorted = some.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void say(String what, long[] nanos) {
        out.println("%-66s     %7.2f s   of %s"
                .formatted(
                        what,
                        middle(nanos) / 1e9,
                        Arrays.stream(nanos)
                                .mapToObj(each -> "%.2f".formatted(each / 1e9))
                                .toList()));
    }
}
