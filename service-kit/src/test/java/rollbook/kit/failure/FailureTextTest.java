package rollbook.kit.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** A failure is told by kind, state and place, never by what it quotes. */
class FailureTextTest {

    @Test
    void what_postgresql_quotes_stays_out() {
        var quoting = new SQLException("Key (email)=(ada@school.example) already exists.", "23505");

        var text = FailureText.of(new IllegalStateException("arguments: ada@school.example", quoting));

        assertThat(text)
                .startsWith("IllegalStateException <- SQLException(23505) at FailureTextTest.java:")
                .doesNotContain("@");
    }

    @Test
    void what_kafka_says_is_said() {
        assertThat(FailureText.of(new KafkaException("no resolvable address")))
                .startsWith("KafkaException(no resolvable address) at ");
    }

    @Test
    void a_failure_that_is_its_own_cause_comes_to_an_end() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));

        assertThat(FailureText.of(first)).hasSizeLessThan(1_000);
    }
}
