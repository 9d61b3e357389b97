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
final class LiveEnrollment implements AutoCloseable {
    private static final long LONGEST = 30_000_000_000L;

    private final Client client;
    private final UUID license;
    private final Connection database;
    private final UUID run = UUID.randomUUID();
    private int said;

    LiveEnrollment(LocalStack stack, Client client, UUID license) throws SQLException {
        this.client = client;
        this.license = license;
        var access = stack.database("license");
        database = DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    Samples measure(int times) throws IOException, InterruptedException, SQLException {
        var nanos = new long[times];
        for (var i = 0; i < times + times / 5; i++) { // the first fifth warms up
            nanos[i % times] = once();
        }
        return Samples.of("live enrollment: answered 202 -> visible as member", nanos);
    }

    /** One more address; nanoseconds until it is seen. */
    long once() throws IOException, InterruptedException, SQLException {
        var address = "p" + said++ + "." + run + "@northfield.example";
        client.post("dana", "/api/enrollments/" + license + "/emails", "{\"addresses\": \"" + address + "\"}");
        var accepted = System.nanoTime();
        awaitMember(address, accepted + LONGEST);
        return System.nanoTime() - accepted;
    }

    private void awaitMember(String address, long deadline) throws SQLException {
        try (var statement = database.prepareStatement(
                "select 1 from membership where license_id = ? and address = ? and status = 'MEMBER'")) {
            statement.setObject(1, license);
            statement.setString(2, address);
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

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
