package rollbook.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import rollbook.stack.Database;
import rollbook.stack.LocalStack;

/** What an import goes through, and how far it is in it. The stages overlap: the first rows end while the last wait. */
enum Stage {
    /** The file is being sent, and kept stretch by stretch; how far that is its sender knows. */
    PARSE("enrollment", ""),

    /** The file is there, and who stands in it is put in the outbox. */
    INTAKE(
            "enrollment",
            "select said_to::float8 / last_row from batch where license_id = ?::uuid and state = 'ACCEPTED'"),

    /** Facts leave the outbox; between two steps it is empty. */
    RELAY("enrollment", """
            select case when owed > 0 then least(0.999, greatest(0, said_to - 500 * owed)::float8 / last_row)
                        when said then 1 else -1 end
            from batch, (select count(*) as owed from outbox) o where license_id = ?::uuid and state = 'ACCEPTED'
            """),

    /** People get their seats or invites. */
    DECIDE("license", "select (members + invited)::float8 / %d from license where id = ?::uuid"),

    /** Verdicts leave license-service's outbox. */
    ANNOUNCE("license", """
            select case when exists (select from outbox) then least(0.999, (members + invited)::float8 / %1$d)
                        when members + invited >= %1$d then 1 else -1 end
            from license where id = ?::uuid
            """),

    /** Rows get their outcomes. */
    OUTCOME("enrollment", """
            select coalesce(sum(o.rows), 0)::float8 / %d from batch b join batch_outcome o on o.batch_id = b.id
            where license_id = ?::uuid and state = 'ACCEPTED' and o.outcome in ('ADDED', 'INVITED')
            """);

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofMillis(2);

    private final String database;
    private final String progress;

    Stage(String database, String progress) {
        this.database = database;
        this.progress = progress;
    }

    /** Whether the stage stands still while this process is away. */
    boolean needs(String process) {
        return switch (this) {
            case PARSE, INTAKE -> List.of("enrollment-service", "postgres").contains(process);
            case RELAY -> !process.equals("license-service");
            case DECIDE, ANNOUNCE -> !process.equals("enrollment-service");
            case OUTCOME -> true;
        };
    }

    /**
     * Looks until the only accepted import of a license of so many people is that far in this stage.
     *
     * @param point from 0 to 1
     * @return how far it was a moment ago, from {@code point} to below 1; 1 where the stage was over before it was seen so
     */
    double await(LocalStack stack, String license, int people, double point) throws SQLException {
        try (var gauge = new Gauge(stack.database(database), progress.formatted(people), license)) {
            return Math.min(
                    1,
                    Awaitility.await("%s up to %.2f".formatted(this, point))
                            .atMost(PATIENCE)
                            .pollDelay(Duration.ZERO)
                            .pollInterval(LOOK)
                            .ignoreExceptions() // PostgreSQL may just have been killed
                            .until(gauge::read, seen -> seen >= point));
        }
    }

    /** One number, read again and again: over one connection, for a stage may be over in the time it takes to make one. */
    private static final class Gauge implements AutoCloseable {
        private final Database database;
        private final String query;
        private final String license;
        private @Nullable Connection connection;

        Gauge(Database database, String query, String license) {
            this.database = database;
            this.query = query;
            this.license = license;
        }

        /** What it is now; -1 where there is nothing to tell yet. */
        double read() throws SQLException {
            if (connection == null) {
                connection = DriverManager.getConnection(database.url(), database.user(), database.password());
            }
            try (var statement = connection.prepareStatement(query)) {
                statement.setString(1, license);
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? rows.getDouble(1) : -1;
                }
            } catch (SQLException e) {
                connection = null; // the next look makes another
                throw e;
            }
        }

        @Override
        public void close() throws SQLException {
            if (connection != null) {
                connection.close();
            }
        }
    }
}
