package rollbook.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A remark is one line of text. */
class RemarkTest {

    @Test
    void a_line_of_up_to_500_characters_is_one_without_the_space_around_it() {
        assertThat(Remark.read("  The contract says so. ")).hasValue("The contract says so.");
        assertThat(Remark.read("\uD83C\uDF92".repeat(500))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "a\0b", "a\u2028b", "a\u0007b", "half \uD83C a school bag"})
    void what_is_no_line_of_text_is_none(String typed) {
        assertThat(Remark.read(typed)).isEmpty();
    }

    @Test
    void a_longer_one_is_none() {
        assertThat(Remark.read("x".repeat(501))).isEmpty();
    }
}
