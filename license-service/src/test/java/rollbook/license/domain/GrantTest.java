package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.license.domain.Told.word;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.license.domain.Grant.State;

class GrantTest {

    @ParameterizedTest(name = "{0} or {1}")
    @CsvSource({"OFFERED, EXPIRED", "EXPIRED, DECLINED", "DECLINED, WITHDRAWN", "WITHDRAWN, GRANTED"})
    void of_one_offers_own_words_an_answer_counts_and_an_acceptance_most(State less, State more) {
        var one = new Grant(less, word(EMAIL, 5));
        var other = new Grant(more, word(EMAIL, 5));

        assertThat(List.of(Grant.LATER.apply(one, other), Grant.LATER.apply(other, one)))
                .containsOnly(other);
    }

    @Test
    void of_two_words_the_later_counts_whatever_it_says() {
        var early = new Grant(State.GRANTED, word(EMAIL, 4));
        var late = new Grant(State.OFFERED, word(EMAIL, 5));

        assertThat(List.of(Grant.LATER.apply(early, late), Grant.LATER.apply(late, early)))
                .containsOnly(late);
    }
}
