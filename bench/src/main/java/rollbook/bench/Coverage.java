package rollbook.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import rollbook.stack.LocalStack;

/** <em>Am I covered?</em> at a steady pace beside an import, and its anchor: a bare read by primary key at the same pace. */
final class Coverage {
    private static final int PER_SECOND = 500;
    private static final int CONNECTIONS = 8;
    /** People of the import per request timed, so that it outlasts the measurement. */
    private static final int IMPORTED_PER_REQUEST = 20;

    private final LocalStack stack;
    private final Client client;

    Coverage(LocalStack stack, Client client) {
        this.stack = stack;
        this.client = client;
    }

    /** The anchor first, then what it is the anchor of. */
    record Measured(Samples anchor, Samples coverage) {}

    Measured measure(int times) throws IOException, InterruptedException, SQLException, ExecutionException {
        var license = client.license("DISTRICT");
        var address = "covered." + UUID.randomUUID() + "@x.example";
        client.post("dana", "/api/enrollments/" + license + "/emails", "{\"addresses\": \"" + address + "\"}");
        var question = "/api/licenses/coverage?email=" + address;
        while (!client.get("app", question).get("covered").asBoolean()) {
            Thread.onSpinWait();
        }
        Pace.of("warming up", PER_SECOND, times, () -> client.get("app", question));
        var busy = new Import(stack, client.license("DISTRICT"));
        var people = 2 * times * IMPORTED_PER_REQUEST;
        busy.begin(people);
        var anchor = primaryKeyRead(times, license);
        var coverage = Pace.of(
                "am I covered? at 500/s beside an import", PER_SECOND, times, () -> client.get("app", question));
        busy.await(people);
        return new Measured(anchor, coverage);
    }

    private Samples primaryKeyRead(int times, UUID license)
            throws SQLException, InterruptedException, ExecutionException {
        var access = stack.database("license");
        BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(CONNECTIONS);
        for (var i = 0; i < CONNECTIONS; i++) {
            pool.add(DriverManager.getConnection(access.url(), access.user(), access.password()));
        }
        try {
            return Pace.of("bare read by primary key at 500/s beside the same import", PER_SECOND, times, () -> {
                var connection = pool.take();
                try (var statement = connection.prepareStatement("select name from license where id = ?")) {
                    statement.setObject(1, license);
                    try (var rows = statement.executeQuery()) {
                        return rows.next();
                    }
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
