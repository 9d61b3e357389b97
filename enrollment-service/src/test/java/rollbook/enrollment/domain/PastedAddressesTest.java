package rollbook.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.EmailRefusal;
import rollbook.events.Outcome;

class PastedAddressesTest {
    private static final int LIMIT = 1_000;

    /** What is pasted, and its rows: an address, {@code !word} for a refused one, {@code =n} for a repeat of row n. */
    record Example(String pasted, List<String> rows) {
        @Override
        public String toString() {
            return pasted.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        }
    }

    private static Example example(String pasted, String... rows) {
        return new Example(pasted, List.of(rows));
    }

    static List<Example> R24_addresses_are_separated_as_people_separate_them() {
        return List.of(
                example("a@x.example", "a@x.example"),
                example("a@x.example,b@x.example", "a@x.example", "b@x.example"),
                example("a@x.example, b@x.example", "a@x.example", "b@x.example"),
                example("a@x.example;b@x.example", "a@x.example", "b@x.example"),
                example("a@x.example b@x.example", "a@x.example", "b@x.example"),
                example("a@x.example\tb@x.example", "a@x.example", "b@x.example"),
                example("a@x.example\u00a0b@x.example", "a@x.example", "b@x.example"),
                example("a@x.example\nb@x.example", "a@x.example", "b@x.example"),
                example("a@x.example\r\nb@x.example\r\n", "a@x.example", "b@x.example"),
                example("a@x.example\rb@x.example", "a@x.example", "b@x.example"),
                example("\uFEFFa@x.example", "a@x.example"),
                example(" , ;\n\n a@x.example ,,; \n", "a@x.example"),
                example("A@X.Example", "a@x.example"),
                example("mailto:a@x.example", "a@x.example"),
                example("\"a@x.example\",\"b@x.example\"", "a@x.example", "b@x.example"));
    }

    @ParameterizedTest
    @MethodSource
    void R24_addresses_are_separated_as_people_separate_them(Example example) {
        assertThat(rows(example.pasted())).isEqualTo(example.rows());
    }

    static List<Example> R24_a_name_before_an_address_in_brackets_is_dropped() {
        return List.of(
                example("<a@x.example>", "a@x.example"),
                example("< a@x.example >", "a@x.example"),
                example("<MAILTO:a@x.example>", "a@x.example"),
                example("Ann <a@x.example>", "a@x.example"),
                example("Ann<a@x.example>", "a@x.example"),
                example("Ann de Wit <a@x.example>", "a@x.example"),
                example("Ann\tde Wit\t<a@x.example>", "a@x.example"),
                example("\"Wit, Ann\" <a@x.example>", "a@x.example"),
                example("\"Wit, Ann\"<a@x.example>", "a@x.example"),
                example("\"Wit; \\\"Annie\\\", Ann\" <a@x.example>", "a@x.example"),
                example("\"a@x.example\" <a@x.example>", "a@x.example"),
                example("a@x.example <A@x.example>", "a@x.example"),
                example("Ann <a@x.example>, Bob <b@x.example>", "a@x.example", "b@x.example"),
                example("Ann <a@x.example> Bob <b@x.example>", "a@x.example", "b@x.example"),
                example("<a@x.example><b@x.example>", "a@x.example", "b@x.example"),
                example(
                        "Ann <a@x.example>\n\"Roe, Bob\" <b@x.example>;c@x.example",
                        "a@x.example",
                        "b@x.example",
                        "c@x.example"));
    }

    @ParameterizedTest
    @MethodSource
    void R24_a_name_before_an_address_in_brackets_is_dropped(Example example) {
        assertThat(rows(example.pasted())).isEqualTo(example.rows());
    }

    static List<Example> R24_what_is_no_address_is_a_row_of_its_own_and_hides_no_other() {
        return List.of(
                example("Ann a@x.example", "!Ann", "a@x.example"),
                example("Email\na@x.example", "!Email", "a@x.example"),
                example("Wit, Ann <a@x.example>", "!Wit", "a@x.example"),
                example("a@x.example Bob <b@x.example>", "a@x.example", "b@x.example"),
                example("a@x.example <b@x.example>", "a@x.example", "b@x.example"),
                example("a@x.example<b@x.example>", "a@x.example", "b@x.example"),
                example("Ann a@x.example Bob <b@x.example>", "!Ann", "a@x.example", "b@x.example"),
                example("a@@x.example,b@x.example", "!a@@x.example", "b@x.example"),
                example("a@x.exampleb@x.example", "!a@x.exampleb@x.example"),
                example("Ann <a@x.example", "!Ann", "!<a@x.example"),
                example("Ann <a@x.example, b@x.example", "!Ann", "!<a@x.example", "b@x.example"),
                example("Ann <a@x.example\nb@x.example>", "!Ann", "!<a@x.example", "!b@x.example>"),
                example("Ann <<a@x.example>", "a@x.example"),
                example("Ann <a@x.example Bob <b@x.example>", "!Ann", "!<a@x.example", "b@x.example"),
                example("<a@x.example b@x.example>", "!<a@x.example b@x.example>"),
                example("<>", "!<>"),
                example("\"Wit, Ann\"", "!\"Wit, Ann\""),
                example("\"Wit, a@x.example", "!\"Wit", "a@x.example"),
                example("\"Wit, a@x.example\nb@x.example\"", "!\"Wit", "a@x.example", "!b@x.example\""),
                example("\"Wit, a@x.example, \"Bob\" <b@x.example>", "!\"Wit", "a@x.example", "b@x.example"),
                example("\"", "!\""));
    }

    @ParameterizedTest
    @MethodSource
    void R24_what_is_no_address_is_a_row_of_its_own_and_hides_no_other(Example example) {
        assertThat(rows(example.pasted())).isEqualTo(example.rows());
    }

    @Test
    void R24_an_address_pasted_again_is_a_row_that_names_the_first() {
        assertThat(rows("a@x.example, b@x.example, Ann <A@X.EXAMPLE>, a@x.example"))
                .containsExactly("a@x.example", "b@x.example", "=1", "=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\t ,;", "\uFEFF\u00a0\u2028"})
    void R24_blank_text_has_no_rows(String blank) {
        assertThat(PastedAddresses.read(blank, LIMIT)).isEqualTo(new PastedAddresses(List.of(), false));
    }

    @Test
    void each_row_keeps_its_number_and_what_was_typed() {
        var rows = PastedAddresses.read("Ann de Wit <a@x.example>,\n mailto:b@x.example", LIMIT)
                .rows();

        assertThat(rows).extracting(BatchRow::number).containsExactly(1, 2);
        assertThat(rows).extracting(BatchRow::text).containsExactly("Ann de Wit <a@x.example>", "mailto:b@x.example");
    }

    @Test
    void what_was_typed_is_kept_to_320_characters_and_no_character_is_split() {
        var emojis = "😀".repeat(200);

        var text = PastedAddresses.read(emojis, LIMIT).rows().getFirst().text();

        assertThat(text).isEqualTo("😀".repeat(159) + "…");
    }

    @Test
    void rows_that_need_no_verdict_say_what_became_of_them() {
        var rows = PastedAddresses.read("a@x.example nobody a@x.example", LIMIT).rows();

        assertThat(rows.get(0).outcome()).isEmpty();
        assertThat(rows.get(1).outcome())
                .contains(new RowOutcome(
                        Outcome.REFUSED.name(), "R24", EmailRefusal.MALFORMED.explanation(), "MALFORMED", null));
        assertThat(rows.get(2).outcome())
                .contains(new RowOutcome("REPEATED", null, "The same address as in row 1.", null, 1));
    }

    @Test
    void people_are_the_rows_to_ask_for_each_once() {
        var people = PastedAddresses.read("nobody, a@x.example, a@x.example, b@x.example", LIMIT)
                .people();

        assertThat(people).extracting(BatchRow.Person::number).containsExactly(2, 4);
    }

    @Test
    void no_row_tells_an_address_to_a_log() {
        var pasted = PastedAddresses.read("dana@x.example, dana@x.example, dana@@x.example", LIMIT);

        assertThat(pasted.toString()).doesNotContain("dana");
    }

    @Test
    void a_thousand_rows_are_read_and_one_more_is_too_many() {
        var thousand = PastedAddresses.read(addresses(LIMIT), LIMIT);
        var oneMore = PastedAddresses.read(addresses(LIMIT + 1), LIMIT);

        assertThat(thousand.people()).hasSize(LIMIT);
        assertThat(thousand.tooMany()).isFalse();
        assertThat(oneMore.tooMany()).isTrue();
    }

    @Test
    void reading_stops_soon_after_the_limit() {
        var text = new CountedText(addresses(100_000));

        var pasted = PastedAddresses.read(text, LIMIT);

        assertThat(pasted.rows()).hasSize(LIMIT + 1);
        assertThat(text.looks).isLessThan(text.length() / 5L);
    }

    static List<String> hostile_text_costs_no_more_than_its_length() {
        return List.of(
                "<",
                "\"",
                "<\"",
                "\" ",
                "\"\\",
                "\\\" ",
                "\"\\\" ",
                "< ",
                "a<",
                "<>",
                "a@b<",
                "\"a@b\" ",
                "@ ",
                "a ",
                "a",
                " ",
                "\u2028",
                "<a@b",
                "\"a\"<",
                "mailto:",
                "a@x.example <",
                "\"a,b\" ");
    }

    @ParameterizedTest
    @MethodSource
    void hostile_text_costs_no_more_than_its_length(String pattern) {
        for (var length : new int[] {2_000, 20_000, 200_000}) {
            var text = new CountedText(pattern.repeat(length / pattern.length()));

            var pasted = PastedAddresses.read(text, 200_000);

            assertThat(text.looks).isLessThanOrEqualTo(40L * length);
            assertThat(pasted.rows()).allMatch(row -> row.text().length() <= 320);
        }
    }

    @RepeatedTest(300)
    void no_address_is_lost_whatever_stands_around_it(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var noise = List.of(",", ";", "\n", "\r\n", " ", "\t", "\" ", " \"", "Ann ", " <", "<< ", "> ", "\"Wit, A\" ");
        var pasted = new StringBuilder();
        var named = new ArrayList<String>();
        for (var i = 0; i < 20; i++) {
            var address = "p" + i + "@x.example";
            named.add(address);
            pasted.append(random.nextBoolean() ? "\nName <" + address + ">" : "\n" + address);
            pasted.append('\n').append(noise.get(random.nextInt(noise.size())));
            pasted.append(noise.get(random.nextInt(noise.size())));
        }

        assertThat(rows(pasted.toString())).containsSubsequence(named);
    }

    private static List<String> rows(String pasted) {
        return PastedAddresses.read(pasted, LIMIT).rows().stream()
                .map(row -> switch (row) {
                    case BatchRow.Person person -> person.email().normalized();
                    case BatchRow.Repeat repeat -> "=" + repeat.firstRow();
                    case BatchRow.Refused refused -> "!" + refused.text();
                    case BatchRow.Blank blank -> "blank " + blank.number();
                })
                .toList();
    }

    private static String addresses(int count) {
        return String.join(
                ", ",
                IntStream.range(0, count).mapToObj(i -> "p" + i + "@x.example").toList());
    }

    /** Text that counts how often a character of it is looked at; one copied counts as one looked at. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private long looks;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
