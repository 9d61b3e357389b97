package rollbook.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.enrollment.domain.FileRow.Damage;
import rollbook.events.EmailRefusal;

class UploadedRowsTest {
    private final UploadedRows rows = new UploadedRows();

    private BatchRow read(int number, String cell) {
        return rows.read(new FileRow(number, cell, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dana@x.example",
                " Dana@X.Example\u00A0",
                "<dana@x.example>",
                "Dana <dana@x.example>",
                "Fox, Dana < dana@x.example >",
                "\"Fox; Dana\" <DANA@x.example>",
                "dana@x.example <dana@x.example>",
                "\"Dana@x.example\" <dana@x.example>",
                "mailto:dana@x.example",
                "Dana <MAILTO:dana@x.example>",
            })
    void R17_a_cell_holds_one_address_as_people_write_it(String cell) {
        assertThat(read(2, cell).address().orElseThrow().normalized()).isEqualTo("dana@x.example");
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "MALFORMED,               dana",
        "MALFORMED,               dana@x.example; bob@x.example",
        "MALFORMED,               `dana@x.example, bob@x.example`",
        "MALFORMED,               bob@x.example <dana@x.example>",
        "MALFORMED,               <bob@x.example> <dana@x.example>",
        "UNSUPPORTED_LOCAL_PART,  Dana <dana@x.example",
        "UNSUPPORTED_LOCAL_PART,  Dana dana@x.example",
        "UNSUPPORTED_LOCAL_PART,  da..na@x.example",
        "NON_ASCII_LOCAL_PART,    d\u00E1na@x.example",
        "NON_ASCII_LOCAL_PART,    \u212Aim@x.example",
        "DOTLESS_I,               k\u0131m@x.example",
        "INVISIBLE_CHARACTER,     da\u200Bna@x.example",
        "INVISIBLE_CHARACTER,     da\u00ADna@x.example",
        "INVISIBLE_CHARACTER,     da\u0000na@x.example",
        "MIXED_SCRIPT,            dana@n\u043Erthfield.example",
        "TOO_LONG,                lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll@x.example",
    })
    void R17_what_could_be_somebody_else_or_nobody_is_refused_with_its_reason(EmailRefusal reason, String cell) {
        assertThat(read(2, cell).outcome()).contains(new RowOutcome("REFUSED", "R17", reason.explanation(), reason.name(), null));
    }
    // spotless:on

    @Test
    void R17_a_domain_in_its_own_letters_is_the_same_as_in_ascii() {
        read(2, "dana@b\u00FCcher.example");

        assertThat(read(3, "DANA@xn--bcher-kva.example").outcome())
                .contains(new RowOutcome("REPEATED", null, "The same address as in row 2.", null, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=dana@x.example", "=1+1", "=\"dana@x.example\"", " =HYPERLINK(\"mailto:dana@x.example\")", "="})
    void R17_a_cell_that_begins_with_an_equals_sign_is_refused_as_the_formula_it_is(String cell) {
        assertThat(read(2, cell).outcome())
                .contains(new RowOutcome(
                        "REFUSED",
                        "R17",
                        "The cell begins with =, which makes it a formula; put the address itself there.",
                        "FORMULA",
                        null));
    }

    @ParameterizedTest
    @EnumSource
    void R17_a_row_that_cannot_be_read_says_why(Damage damage) {
        var row = rows.read(new FileRow(2, "dana@x.example", damage));

        assertThat(row.outcome()).contains(new RowOutcome("REFUSED", "R17", damage.explanation(), damage.name(), null));
        assertThat(row.address()).isEmpty();
        assertThat(damage.explanation()).matches("[A-Z].*[a-z]\\.").doesNotContain(". ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void a_blank_row_is_counted_and_names_nobody(String cell) {
        var row = read(7, cell);

        assertThat(row).isEqualTo(new BatchRow.Blank(7));
        assertThat(row.outcome()).contains(new RowOutcome("BLANK", null, "The row is empty.", null, null));
        assertThat(row.text()).isEmpty();
        assertThat(row.address()).isEmpty();
    }

    @Test
    void an_address_that_comes_again_names_the_first_row_and_a_refused_one_does_not_count() {
        rows.read(new FileRow(2, "dana@x.example", Damage.STRAY_QUOTE));
        read(3, "dana@x.example");

        assertThat(read(4, "Dana <DANA@x.example>"))
                .isInstanceOfSatisfying(
                        BatchRow.Repeat.class, it -> assertThat(it.firstRow()).isEqualTo(3));
    }

    @Test
    void no_more_than_320_characters_of_a_cell_are_kept_and_a_zero_is_shown() {
        assertThat(read(2, "x".repeat(60_000)).text()).isEqualTo("x".repeat(319) + "…");
        assertThat(read(3, "da\0na@x.example").text()).isEqualTo("da\uFFFDna@x.example");
    }

    @Test
    void two_hundred_thousand_people_are_told_apart() {
        var people = IntStream.range(0, 200_000)
                .mapToObj(i -> read(i, "p" + i + "@x.example"))
                .filter(BatchRow.Person.class::isInstance);

        assertThat(people).hasSize(200_000);
    }

    @Test
    void no_row_tells_what_it_holds_to_a_log() {
        assertThat(new FileRow(2, "dana@x.example", null).toString()).doesNotContain("dana");
        assertThat(read(2, "=dana@x.example").toString()).doesNotContain("dana");
    }
}
