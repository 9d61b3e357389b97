package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusionTest {

    @ParameterizedTest(name = "{0} at {1} and {2} at {3}: {4} at {5}")
    @CsvSource({
        "true,  1, false, 2, false, 2",
        "false, 1, true,  2, true,  2",
        "true,  1, true,  2, true,  2",
        "false, 1, false, 2, false, 2",
        "true,  2, false, 2, true,  2",
        "true,  2, true,  2, true,  2",
        "false, 2, false, 2, false, 2",
    })
    void the_later_word_counts_and_keeping_out_wins_a_tie(
            boolean one, long at, boolean other, long otherAt, boolean stands, long stamp) {
        var first = new Exclusion(one, at);
        var second = new Exclusion(other, otherAt);

        assertThat(Exclusion.LATER.apply(first, second)).isEqualTo(new Exclusion(stands, stamp));
        assertThat(Exclusion.LATER.apply(second, first)).isEqualTo(new Exclusion(stands, stamp));
    }

    @ParameterizedTest(name = "{0} at {1} and {2} at {3}: {4} at {5}")
    @CsvSource({
        "true,  1, false, 2, true,  1",
        "false, 1, true,  2, true,  2",
        "true,  1, true,  2, true,  2",
        "false, 1, false, 2, false, 2",
        "true,  2, false, 2, true,  2",
    })
    void of_two_people_who_are_one_any_exclusion_stands(
            boolean one, long at, boolean other, long otherAt, boolean stands, long stamp) {
        var first = new Exclusion(one, at);
        var second = new Exclusion(other, otherAt);

        assertThat(Exclusion.ANY.apply(first, second)).isEqualTo(new Exclusion(stands, stamp));
        assertThat(Exclusion.ANY.apply(second, first)).isEqualTo(new Exclusion(stands, stamp));
    }
}
