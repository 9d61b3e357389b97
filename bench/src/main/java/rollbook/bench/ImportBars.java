package rollbook.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import rollbook.stack.LocalStack;

/** A file of addresses uploaded in one step, beside the bare ways to get the very rows it made into the same tables. */
final class ImportBars {
    /** {@code COPY} takes seconds and says something else each time; the middle one of three counts. */
    private static final int COPIES = 3;

    private final LocalStack stack;
    private final Client client;
    private final PrintStream out;
    private final int rows;

    /** Of files of so many rows. */
    ImportBars(LocalStack stack, Client client, PrintStream out, int rows) {
        this.stack = stack;
        this.client = client;
        this.out = out;
        this.rows = rows;
    }

    /** While the tables hold next to nothing; what was warmed up is warmed up by a tenth of it. */
    List<Bar> intoSmallTables(Path project, Path home)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        upload(client.license("DISTRICT")).timed(AddressFile.of(Math.ceilDiv(rows, 10)), "ADDED");
        var license = client.license("DISTRICT");
        var file = AddressFile.of(rows);
        var first = upload(license).timed(file, "ADDED");
        say("CSV in one step", first);
        var copy = copied(license, COPIES);
        say("bare COPY of its rows", copy);
        var sink = sunk(license, project, home);
        say("the same rows by a Connect JDBC sink", sink);
        var second = upload(license).timed(file, "ALREADY_MEMBER");
        say("the same CSV again", second);
        return List.of(
                bar("CSV of %,d rows in one step, by COPY of its rows", first, copy, 3),
                bar("CSV of %,d rows, by the same rows through a JDBC sink", first, sink, 0.5),
                bar("CSV of %,d rows again, by the first time", second, first, 0.6));
    }

    /** When the tables hold many others already: {@code COPY} has as many in its way. */
    Bar intoLargeTables(int others) throws IOException, InterruptedException, SQLException {
        var license = client.license("DISTRICT");
        var upload = upload(license).timed(AddressFile.of(rows), "ADDED");
        var copy = copied(license, 1);
        say("CSV in one step beside %,d others".formatted(others), upload);
        say("bare COPY of its rows beside %,d others".formatted(others), copy);
        return bar("CSV of %%,d rows beside %,d others, by COPY".formatted(others), upload, copy, 3.5);
    }

    private Upload upload(UUID license) {
        return new Upload(stack, client, license);
    }

    private long copied(UUID license, int times) throws SQLException, IOException {
        var nanos = new ArrayList<Long>();
        for (var i = 0; i < times; i++) {
            try (var twins = new Twins(stack, license)) {
                nanos.add(twins.copy());
            }
        }
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private long sunk(UUID license, Path project, Path home)
            throws SQLException, IOException, InterruptedException, ExecutionException {
        try (var twins = new Twins(stack, license)) {
            return new JdbcSink(stack, project, home).into(twins);
        }
    }

    private Bar bar(String what, long measured, long anchor, double atMost) {
        return new Bar(what.formatted(rows), (double) measured / anchor, atMost);
    }

    private void say(String what, long nanos) {
        out.println("%-66s     %7.2f s   %,7.0f rows/s".formatted(what, nanos / 1e9, rows / (nanos / 1e9)));
    }
}
