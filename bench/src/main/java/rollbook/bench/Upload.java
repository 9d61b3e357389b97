package rollbook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import rollbook.stack.LocalStack;

/** A CSV file uploaded to a license in one step by its admin, and what becomes of it (R16, R20). */
final class Upload {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final LocalStack stack;
    private final Client client;
    private final UUID license;

    Upload(LocalStack stack, Client client, UUID license) {
        this.stack = stack;
        this.client = client;
        this.license = license;
    }

    /**
     * Uploads to a license that has none but the people of this file, and waits for the end.
     *
     * @param outcome what every row must come to
     * @return nanoseconds from the first byte sent until every row has its outcome and the license counts all
     */
    long timed(AddressFile file, String outcome) throws IOException, InterruptedException, SQLException {
        var began = System.nanoTime();
        var batch = begin(file);
        while (!isDone(batch) || members() < file.rows()) {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new IllegalStateException("not done after %s: %s".formatted(LONGEST, state(batch)));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        var nanos = System.nanoTime() - began;
        var outcomes = state(batch).get("outcomes");
        if (outcomes.path(outcome).asInt() != file.rows()) {
            throw new IllegalStateException("%d rows were to be %s, but: %s".formatted(file.rows(), outcome, outcomes));
        }
        return nanos;
    }

    /** Sends the file; it is accepted when this returns. */
    String begin(AddressFile file) throws IOException, InterruptedException {
        return client.csv("dana", "/api/enrollments/" + license + "/imports", file.csv())
                .get("batchId")
                .asText();
    }

    /** Whether every row has its outcome. */
    boolean isDone(String batch) throws IOException, InterruptedException {
        var state = state(batch);
        return state.get("state").asText().equals("DONE")
                && state.get("answered").asInt() == state.get("people").asInt();
    }

    private JsonNode state(String batch) throws IOException, InterruptedException {
        return client.get("dana", "/api/enrollments/batches/" + batch);
    }

    private int members() throws SQLException {
        var access = stack.database("license");
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.prepareStatement("select members from license where id = ?")) {
            statement.setObject(1, license);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
