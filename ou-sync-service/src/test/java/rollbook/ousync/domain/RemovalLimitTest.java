package rollbook.ousync.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many may leave by a run alone (X7, X28). */
class RemovalLimitTest {

    @ParameterizedTest
    @CsvSource({
        // grants, absent, too many
        "   10,   10, false",
        "   20,   20, false",
        "   21,   21, true",
        "  400,   20, false",
        "  400,   21, true",
        "  420,   21, false",
        "10000,  500, false",
        "10000,  501, true",
        "    0,    0, false"
    })
    void X28_more_than_twenty_and_more_than_five_percent_are_too_many(int grants, int absent, boolean tooMany) {
        assertThat(RemovalLimit.isTooMany(absent, grants)).isEqualTo(tooMany);
    }

    @Test
    void X28_one_unit_over_its_limit_holds_the_whole_run() {
        var held = RemovalLimit.hold(
                List.of(new Absence("large", 10_000, 30, false), new Absence("small", 40, 30, false)),
                Optional.empty());

        assertThat(held).isEqualTo(Map.of("large", HoldCause.MASS_REMOVAL, "small", HoldCause.MASS_REMOVAL));
    }

    @Test
    void X28_many_small_losses_hold_the_run_when_the_license_loses_too_many() {
        var held = RemovalLimit.hold(
                List.of(new Absence("one", 100, 20, false), new Absence("other", 100, 20, false)), Optional.empty());

        assertThat(held).hasSize(2).containsValue(HoldCause.MASS_REMOVAL);
    }

    @Test
    void X7_an_empty_unit_holds_its_own_people_alone() {
        var held = RemovalLimit.hold(
                List.of(new Absence("empty", 3, 3, true), new Absence("other", 100, 2, false)), Optional.empty());

        assertThat(held).isEqualTo(Map.of("empty", HoldCause.EMPTY_UNIT));
    }

    @Test
    void what_stands_holds_everybody_however_few() {
        var held = RemovalLimit.hold(List.of(new Absence("one", 100, 1, false)), Optional.of(HoldCause.FREEZE));

        assertThat(held).isEqualTo(Map.of("one", HoldCause.FREEZE));
    }

    @Test
    void a_unit_nobody_left_holds_nobody() {
        assertThat(RemovalLimit.hold(List.of(new Absence("one", 100, 0, false)), Optional.of(HoldCause.OPEN_HOLD)))
                .isEmpty();
    }
}
