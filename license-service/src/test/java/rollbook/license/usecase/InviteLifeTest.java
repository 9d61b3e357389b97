package rollbook.license.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an invite may be answered (X17). */
class InviteLifeTest {
    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"PT0.000001S", "PT1H", "P30D", "P365D"})
    void X17_an_invite_runs_out_when_its_life_is_over(String life) {
        var ends = new InviteLife(Duration.parse(life)).end(NOW);

        assertThat(ends).isEqualTo(NOW.plus(Duration.parse(life)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P-30D", "P365DT0.000000001S", "P366D"})
    void a_life_that_is_nothing_or_longer_than_a_year_is_refused_and_named(String life) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InviteLife(Duration.parse(life)))
                .withMessageContaining("ROLLBOOK_INVITES_LIFE")
                .withMessageEndingWith("it is " + Duration.parse(life));
    }
}
