package rollbook.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import rollbook.stack.LocalStack;

/** One address after the other, alone and beside an import. Alone it is measured once in a run: beside is compared with it. */
final class LiveBars {
    private final LocalStack stack;
    private final Client client;
    private final Sizes sizes;
    private final PrintStream out;
    private @Nullable Samples measured;

    LiveBars(LocalStack stack, Client client, Sizes sizes, PrintStream out) {
        this.stack = stack;
        this.client = client;
        this.sizes = sizes;
        this.out = out;
    }

    /** By a bare insert and a message through Kafka. */
    Bar alone() throws IOException, InterruptedException, SQLException, ExecutionException {
        try (var bare = new InsertAndRoundTrip(stack)) {
            var anchor = bare.measure(sizes.times());
            out.println(anchor);
            return new Bar(
                    "live enrollment, commit to visible, p99 by INSERT + Kafka",
                    live().percentile(99) / anchor.percentile(99),
                    10);
        }
    }

    /** Onto the license that a file is imported into, by alone. */
    Bar beside() throws IOException, InterruptedException, SQLException, ExecutionException {
        var alone = live();
        var beside = new LiveBesideImport(stack, client).measure(sizes.rows());
        out.println(beside.anchor());
        out.println(beside.live());
        return new Bar(
                "live enrollment beside an import of the same license, p99 by alone",
                beside.live().percentile(99) / alone.percentile(99),
                5);
    }

    private Samples live() throws IOException, InterruptedException, SQLException {
        if (measured == null) {
            try (var enrollment = new LiveEnrollment(stack, client, client.license("DISTRICT"))) {
                measured = enrollment.measure(sizes.times());
            }
            out.println(measured);
        }
        return measured;
    }
}
