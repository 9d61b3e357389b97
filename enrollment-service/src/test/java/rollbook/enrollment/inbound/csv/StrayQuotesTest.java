package rollbook.enrollment.inbound.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollbook.enrollment.domain.FileWarning;

class StrayQuotesTest {

    /** What stands under the header {@code Email,Name,Room}, and what is read of it. */
    record Example(String rows, List<String> read) {
        @Override
        public String toString() {
            return rows.replace("\n", "\\n");
        }
    }

    private static Example example(String rows, String... read) {
        return new Example(rows, List.of(read));
    }

    static List<Example> R17_quotes_are_read_as_spreadsheets_write_them() {
        return List.of(
                example("\"a@x.example\",Ann,1", "a@x.example"),
                example("\"a@x.example\",\"Fox, Ann\",\"1\"", "a@x.example"),
                example("a@x.example,\"Ann \"\"Annie\"\" Fox\",1", "a@x.example"),
                example("a@x.example,\"two\nlines\",1\nb@x.example,Bob,2", "a@x.example", "b@x.example"),
                example("a@x.example,\"a\n\n\"\"b\"\"\n,\",\"1\n2\"\nb@x.example,,", "a@x.example", "b@x.example"),
                example("\"Fox, Ann <a@x.example>\",,", "Fox, Ann <a@x.example>"),
                example("\"\"\"Fox, Ann\"\" <a@x.example>\",,", "\"Fox, Ann\" <a@x.example>"),
                example(" \"a@x.example\" ,Ann,1", "a@x.example"),
                example("a@x.example,Ann,5\" desk\nb@x.example,B,", "a@x.example", "b@x.example"),
                example("a@x.example,\"Ann\"ie,1\nb@x.example,B,", "a@x.example", "b@x.example"),
                example("a@x.example,\"see\nbob@x.example\nsoon\",1", "a@x.example"),
                example("a@x.example,\"see bob@x.example,\n1 Main St\",1", "a@x.example"));
    }

    @ParameterizedTest
    @MethodSource
    void R17_quotes_are_read_as_spreadsheets_write_them(Example example) {
        var read = Reading.of("Email,Name,Room\n" + example.rows());

        assertThat(read.texts()).isEqualTo(example.read());
        assertThat(read.codes()).containsExactly(FileWarning.Code.OTHER_COLUMNS);
    }

    static List<Example> a_stray_quote_costs_its_line_and_no_other() {
        return List.of(
                example("\"a@x.example,Ann,1\nb@x.example,B,", "!STRAY_QUOTE \"a@x.example", "b@x.example"),
                example(
                        "\"a@x.example\nb@x.example,B,\nc@x.example",
                        "!STRAY_QUOTE \"a@x.example",
                        "b@x.example",
                        "c@x.example"),
                example("\"a@x.example\nb@x.example\",B,", "!STRAY_QUOTE \"a@x.example", "b@x.example\""),
                example(
                        "a@x.example,\"Ann,1\nb@x.example,B,\nc@x.example,,",
                        "!STRAY_QUOTE a@x.example",
                        "b@x.example",
                        "c@x.example"),
                example("a@x.example,\"Ann,1", "!STRAY_QUOTE a@x.example"),
                example("a@x.example,\"Ann,1\n", "!STRAY_QUOTE a@x.example"),
                example(
                        "a@x.example,A,\"\nb@x.example,B,\"\nc@x.example,C,\"", "!STRAY_QUOTE a@x.example",
                        "!STRAY_QUOTE b@x.example", "!STRAY_QUOTE c@x.example"),
                example("a@x.example,\"Ann,1\nb@x.example,\"Bob\",2", "!STRAY_QUOTE a@x.example", "b@x.example"),
                example("a@x.example,\"Ann,1\nb@x.example,Bob\",2", "!STRAY_QUOTE a@x.example", "b@x.example"),
                example("a@x.example,\"Ann,1\n\"b@x.example\",B,", "!STRAY_QUOTE a@x.example", "b@x.example"),
                example(
                        "a@x.example,\"two\nlines\",\"1\nb@x.example,B,", "!STRAY_QUOTE a@x.example",
                        "!STRAY_QUOTE lines\"", "b@x.example"));
    }

    @ParameterizedTest
    @MethodSource
    void a_stray_quote_costs_its_line_and_no_other(Example example) {
        var read = Reading.of("Email,Name,Room\n" + example.rows());

        assertThat(read.texts()).isEqualTo(example.read());
        assertThat(read.codes()).contains(FileWarning.Code.STRAY_QUOTES);
    }

    @Test
    void in_a_file_of_one_column_no_quote_spans_lines() {
        assertThat(Reading.of("Email\n\"a@x.example\nb@x.example\"\nc@x.example\n\"\nd@x.example")
                        .texts())
                .containsExactly(
                        "!STRAY_QUOTE \"a@x.example", "b@x.example\"", "c@x.example", "!STRAY_QUOTE \"", "d@x.example");
    }

    @Test
    void an_email_cell_closes_on_its_line_wherever_its_row_began() {
        assertThat(Reading.of("Name,Email\n\"Ann\nFox\",\"a@x.example\nBob,b@x.example\"\nCy,c@x.example")
                        .texts())
                .containsExactly("!STRAY_QUOTE", "!STRAY_QUOTE \"a@x.example", "b@x.example\"", "c@x.example");
    }

    @Test
    void the_warning_counts_stray_quotes_and_names_the_first() {
        var read = Reading.of("Email\na@x.example\n\"b@x.example\n\"c@x.example");

        assertThat(read.warnings())
                .containsExactly(new FileWarning(
                        FileWarning.Code.STRAY_QUOTES,
                        "2 rows, the first of them row 3, have a quotation mark that is not closed as it should; such"
                                + " a row is refused, the rows after it are not.",
                        2,
                        3));
    }

    @Test
    void a_line_longer_than_is_read_is_one_refused_row() {
        var read = Reading.of(
                "Email,Name\na@x.example," + "x".repeat(488) + "\nb@x.example," + "x".repeat(489) + "\nc@x.example,");

        assertThat(read.texts()).containsExactly("a@x.example", "!LINE_TOO_LONG", "c@x.example");
    }

    @Test
    void a_row_of_several_lines_is_no_longer_than_a_line_may_be() {
        var most = "a@x.example,\"" + ("x".repeat(99) + "\n").repeat(4) + "x".repeat(84) + "\"\n";
        var more = most.replaceFirst("x\"", "xxx\"");

        assertThat(Reading.of("Email,Name\n" + most).texts()).containsExactly("a@x.example");
        assertThat(Reading.of("Email,Name\n" + more).texts()).startsWith("!STRAY_QUOTE a@x.example");
    }

    @RepeatedTest(300)
    void R17_nobody_is_swallowed_whatever_quotes_stand_in_other_rows(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var pieces = List.of("\"", "\"\"", ",", "Ann", ",\"", "\",", " ", "\n", "@");
        var file = new StringBuilder("Email,Name,Room\n");
        var named = new ArrayList<String>();
        for (var i = 0; i < 15; i++) {
            for (var piece = random.nextInt(8); piece > 0; piece--) {
                file.append(pieces.get(random.nextInt(pieces.size())));
            }
            file.append("\np").append(i).append("@x.example,Ann,1\n");
            named.add("p" + i + "@x.example");
        }

        var read = Reading.of(file.toString().getBytes(StandardCharsets.UTF_8), CsvLimits.STANDARD);

        assertThat(read.texts()).containsSubsequence(named);
        assertThat(read.numbers())
                .isEqualTo(
                        IntStream.rangeClosed(2, read.rows().size() + 1).boxed().toList());
    }
}
