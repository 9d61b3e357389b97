package rollbook.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import rollbook.stack.LocalStack;

/**
 * Live enrollment: from the answer that an address was accepted (its transaction is committed) until a reader sees the
 * member. Seen in the database, by asking without pause, so that what is timed is the walk and not the polling.
 */
final class LiveEnrollment {
    private final LocalStack stack;
    private final Client client;

    LiveEnrollment(LocalStack stack, Client client) {
        this.stack = stack;
        this.client = client;
    }

    Samples measure(int times) throws IOException, InterruptedException, SQLException {
        var access = stack.database("license");
        var nanos = new long[times];
        var run = UUID.randomUUID();
        try (var database = DriverManager.getConnection(access.url(), access.user(), access.password())) {
            var license = client.license("DISTRICT");
            for (var i = 0; i < times + times / 5; i++) { // the first fifth warms up
                var address = "p" + i + "." + run + "@northfield.example";
                add(license, address);
                var accepted = System.nanoTime();
                awaitMember(database, license, address);
                nanos[i % times] = System.nanoTime() - accepted;
            }
        }
        return Samples.of("live enrollment: answered 202 -> visible as member", nanos);
    }

    private void add(UUID license, String address) throws IOException, InterruptedException {
        client.post("dana", "/api/enrollments/" + license + "/emails", "{\"addresses\": \"" + address + "\"}");
    }

    private static void awaitMember(Connection database, UUID license, String address) throws SQLException {
        try (var statement = database.prepareStatement(
                "select 1 from membership where license_id = ? and address = ? and status = 'MEMBER'")) {
            statement.setObject(1, license);
            statement.setString(2, address);
            var deadline = System.nanoTime() + 30_000_000_000L;
            while (true) {
                try (var rows = statement.executeQuery()) {
                    if (rows.next()) {
                        return;
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("not a member after 30 s");
                }
            }
        }
    }
}
