package rollbook.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.RealParts;

/** Migrations of a large table take longer than any request may. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MigrationsIT {
    @Inject
    Flyway flyway;

    @Inject
    Database database;

    @Test
    void a_migration_is_not_ended_by_the_limits_of_requests() throws SQLException {
        assertThat(database.<String>with(sql -> sql.select("show idle_in_transaction_session_timeout")
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("15s");
        try (var connection = flyway.getConfiguration().getDataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(flyway.getConfiguration().getInitSql()); // as Flyway does on each of its connections
            try (var shown = statement.executeQuery(
                    "select current_setting('idle_in_transaction_session_timeout'), current_setting('lock_timeout')")) {
                assertThat(shown.next()).isTrue();
                assertThat(shown.getString(1)).isEqualTo("0");
                assertThat(shown.getString(2))
                        .as("others wait behind whoever waits")
                        .isEqualTo("10s");
            }
        }
    }
}
