package rollbook.kit.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.BindException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator reads whose settings lead to nobody. */
class UnreachableTest {
    private static final SmallRyeConfig CONFIG = new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(
                    Map.of(
                            "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/license?password=secret",
                            "quarkus.datasource.username", "license",
                            "quarkus.http.port", "8080"),
                    "set",
                    300))
            .build();

    @ParameterizedTest
    @CsvSource({
        "08001, Connection refused",
        "28P01, password authentication failed",
        "3D000, no such database",
        "53300, too many"
    })
    void whom_PostgreSQL_does_not_let_in_is_told_where_and_as_whom_it_asked(String state, String message) {
        var failure = new IllegalStateException("Failed to start", new SQLException(message, state));

        assertThat(Unreachable.of(failure, CONFIG))
                .hasValue(
                        "PostgreSQL does not let it in at jdbc:postgresql://db/license (ROLLBOOK_DB_URL) as license (ROLLBOOK_DB_USER, ROLLBOOK_DB_PASSWORD): "
                                + message);
    }

    @Test
    void a_migration_that_fails_is_no_matter_of_getting_in() {
        assertThat(Unreachable.of(new SQLException("relation exists", "42P07"), CONFIG))
                .isEmpty();
        assertThat(Unreachable.of(new SQLException("no state"), CONFIG)).isEmpty();
        assertThat(Unreachable.of(null, CONFIG)).isEmpty();
    }

    @Test
    void a_port_somebody_has_is_named() {
        assertThat(Unreachable.of(new RuntimeException(new BindException("Address already in use")), CONFIG))
                .hasValue("It cannot listen at port 8080 (ROLLBOOK_HTTP_PORT): Address already in use");
    }
}
