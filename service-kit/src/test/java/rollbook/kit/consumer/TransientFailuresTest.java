package rollbook.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures are waited out, and which are a bug that would come back for ever. */
class TransientFailuresTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01", "57P03", "58030", "25006"
            })
    void what_postgresql_gets_over_passes(String state) {
        assertThat(TransientFailures.isTransient(wrapped(new SQLException("", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23503", "22P02", "22021", "42P01", "25P02", "P0001", "XX000", "2"})
    void what_a_statement_did_wrong_is_a_bug(String state) {
        assertThat(TransientFailures.isTransient(wrapped(new SQLException("", state))))
                .isFalse();
    }

    @Test
    void no_connection_to_be_had_passes() {
        assertThat(TransientFailures.isTransient(new SQLException("acquisition timeout")))
                .isTrue();
        assertThat(TransientFailures.isTransient(new SQLTransientConnectionException("", "99999")))
                .isTrue();
    }

    @Test
    void a_transaction_rolled_back_for_taking_too_long_passes() {
        assertThat(TransientFailures.isTransient(new QuarkusTransactionException(new RollbackException())))
                .isTrue();
    }

    @Test
    void a_commit_refused_for_a_reason_of_sql_is_what_that_reason_is() {
        var refused = new RollbackException();
        refused.addSuppressed(wrapped(new SQLException("", "23505")));

        assertThat(TransientFailures.isTransient(new QuarkusTransactionException(refused)))
                .isFalse();
    }

    @Test
    void who_says_so_is_believed() {
        assertThat(TransientFailures.isTransient(wrapped(new TransientFailureException("away", null))))
                .isTrue();
    }

    @Test
    void anything_else_is_a_bug() {
        assertThat(TransientFailures.isTransient(new IllegalStateException(new NullPointerException())))
                .isFalse();
    }

    private static Throwable wrapped(Throwable cause) {
        return new IllegalStateException(new RuntimeException(cause));
    }
}
