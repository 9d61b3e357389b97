package rollbook.enrollment.inbound.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.enrollment.domain.FileWarning;

class TextEncodingTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String FILE = "Email,Name\r\na@x.example,Ann\r\nb@b\u00FCcher.example,Zo\u00EB\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void every_encoding_is_told_with_a_byte_order_mark_and_without(String charset) {
        var with = Reading.of(("\uFEFF" + FILE).getBytes(Charset.forName(charset)));
        var without = Reading.of(FILE.getBytes(Charset.forName(charset)));

        assertThat(with.texts()).containsExactly("a@x.example", "b@b\u00FCcher.example");
        assertThat(with.codes()).containsExactly(FileWarning.Code.OTHER_COLUMNS);
        assertThat(without.texts()).isEqualTo(with.texts());
        assertThat(without.codes()).isEqualTo(with.codes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void sixteen_bits_are_told_by_a_header_alone_and_under_other_alphabets(String charset) {
        var names =
                "\u0418\u043C\u044F;\u041A\u043B\u0430\u0441\u0441;Email\n\u0410\u043D\u043D\u0430;\u5B66\u6821;a@x.example";

        assertThat(Reading.of("Email\na@x".getBytes(Charset.forName(charset))).texts())
                .containsExactly("a@x");
        assertThat(Reading.of(names.getBytes(Charset.forName(charset))).texts()).containsExactly("a@x.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void half_a_character_at_the_end_is_none(String charset) {
        var bytes = (FILE + "c@x.exampleX").getBytes(Charset.forName(charset));

        var read = Reading.of(Arrays.copyOf(bytes, bytes.length - 1));

        assertThat(read.texts()).endsWith("c@x.example");
    }

    @Test
    void a_line_that_is_not_utf8_is_windows_1252_and_the_warning_names_the_first() {
        var read = Reading.of((FILE + "c@x.example,Zo\u00EB\n").getBytes(WINDOWS_1252));

        assertThat(read.texts()).containsExactly("a@x.example", "b@b\u00FCcher.example", "c@x.example");
        assertThat(read.warnings()).last().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(FileWarning.Code.NOT_UTF8);
            assertThat(warning.sentence())
                    .startsWith("2 rows, the first of them row 3, are not written in UTF-8 and were");
        });
    }

    @Test
    void each_line_is_told_for_itself() {
        var utf8 = "Email\na@b\u00FCcher.example\n".getBytes(StandardCharsets.UTF_8);
        var windows = "c@b\u00FCcher.example\n".getBytes(WINDOWS_1252);
        var both = Arrays.copyOf(utf8, utf8.length + windows.length);
        System.arraycopy(windows, 0, both, utf8.length, windows.length);

        assertThat(Reading.of(both).texts()).containsExactly("a@b\u00FCcher.example", "c@b\u00FCcher.example");
    }

    @Test
    void a_replacement_character_that_is_written_there_is_utf8() {
        assertThat(Reading.of("Email,Name\na@x.example,Zo\uFFFD").codes())
                .containsExactly(FileWarning.Code.OTHER_COLUMNS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xF09F98, 0xE282, 0xEDA080, 0xC0AF, 0xFF})
    void what_only_begins_like_utf8_is_not(int broken) {
        var line = new ByteArrayOutputStream();
        line.writeBytes("Email,Name\na@x.example,".getBytes(StandardCharsets.UTF_8));
        for (var shift = 24; shift >= 0; shift -= 8) {
            if (broken >> shift != 0) {
                line.write(broken >> shift);
            }
        }

        assertThat(Reading.of(line.toByteArray()).codes()).contains(FileWarning.Code.NOT_UTF8);
    }

    @Test
    void every_line_of_a_row_is_told_for_itself() {
        var read = Reading.of("Email,Name\na@x.example,\"Ann\nZo\u00EB\"".getBytes(WINDOWS_1252));

        assertThat(read.warnings().getLast().sentence()).startsWith("Row 2 is not written in UTF-8");
    }

    @Test
    void a_header_that_is_not_utf8_is_told_as_row_1() {
        var read = Reading.of("Email,Pr\u00E9nom\na@x.example,Ann".getBytes(WINDOWS_1252));

        assertThat(read.warnings().getLast().sentence()).startsWith("Row 1 is not written in UTF-8");
    }

    @Test
    void zero_bytes_in_cells_do_not_make_the_file_another_one() {
        var read = Reading.of("Email,Name\na\0@x.example,Ann\nb@x.example,\0\0\0\0\nc@x.example,");

        assertThat(read.texts()).containsExactly("a\0@x.example", "b@x.example", "c@x.example");
    }

    @Test
    void a_cell_full_of_zero_bytes_is_no_sixteen_bits() {
        var read = Reading.of("Email,Name\na@x.example," + "\0".repeat(200) + "\nb@x.example,");

        assertThat(read.texts()).containsExactly("a@x.example", "b@x.example");
    }
}
