package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever reads a refusal finds its name again by the sentence the ledger keeps. */
class RefusalReasonTest {
    @ParameterizedTest
    @EnumSource
    void each_is_found_by_its_sentence(RefusalReason reason) {
        assertThat(RefusalReason.slugOf(reason.sentence())).isEqualTo(reason.slug());
    }

    @Test
    void each_has_a_name_of_its_own() {
        assertThat(Stream.of(RefusalReason.values()).map(RefusalReason::slug)).doesNotHaveDuplicates();
    }

    @Test
    void a_sentence_that_is_no_longer_said_has_no_name() {
        assertThat(RefusalReason.slugOf("The license is closed.")).isNull();
    }
}
