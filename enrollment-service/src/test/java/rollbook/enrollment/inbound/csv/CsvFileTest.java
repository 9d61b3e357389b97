package rollbook.enrollment.inbound.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @Test
    void R17_the_addresses_stand_under_the_header_email() {
        var read = Reading.of("Email\na@x.example\nb@x.example\n");

        assertThat(read.texts()).containsExactly("a@x.example", "b@x.example");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void R17_a_row_has_the_number_it_has_in_the_spreadsheet() {
        var read = Reading.of("Email,Note\na@x.example,\"two\nlines\"\n\nb@x.example,\n,,\nc@x.example,\n");

        assertThat(read.numbers()).containsExactly(2, 3, 4, 5, 6);
        assertThat(read.texts()).containsExactly("a@x.example", "", "b@x.example", "", "c@x.example");
    }

    @Test
    void R17_blank_rows_above_the_header_are_passed_over_and_numbered() {
        var read = Reading.of("\n,,\n \nEmail\na@x.example");

        assertThat(read.numbers()).containsExactly(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_end_as_any_system_ends_them(String end) {
        var read = Reading.of(String.join(end, "Email", "a@x.example", "", "b@x.example"));

        assertThat(read.texts()).containsExactly("a@x.example", "", "b@x.example");
        assertThat(Reading.of(String.join(end, "Email", "a@x.example", "", "b@x.example", "")))
                .as("a line end at the end makes no row")
                .extracting(Reading::texts)
                .isEqualTo(read.texts());
    }

    @Test
    void a_row_with_something_but_no_address_is_refused_and_an_empty_one_is_blank() {
        var read = Reading.of("Name,Email,Room\nAnn,,\n,,\n , ,\u00a0\n\"\",\"\",\nAnn\n,a@x.example\n");

        assertThat(read.texts()).containsExactly("!NO_ADDRESS", "", "", "", "!NO_ADDRESS", "a@x.example");
    }

    @Test
    void a_cell_whose_first_line_is_empty_is_not() {
        assertThat(Reading.of("Name,Email\n\"\nAnn\",\n,a@x.example").texts())
                .containsExactly("!NO_ADDRESS", "a@x.example");
    }

    @Test
    void the_digest_is_that_of_the_whole_file() throws Exception {
        var bytes = "\uFEFFsep=;\r\nEmail;\r\na@x.example".getBytes(StandardCharsets.UTF_8);

        assertThat(Reading.of(bytes).sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Test
    void after_the_last_row_there_is_none() {
        var file = CsvFile.open(
                new ByteArrayInputStream("Email\na@x.example".getBytes(StandardCharsets.UTF_8)), Reading.SMALL);
        file.next();

        assertThat(file.hasNext()).isFalse();
        assertThatThrownBy(file::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_body_that_breaks_off_is_no_end_of_the_file() {
        var beginning =
                new ByteArrayInputStream("Email\na@x.example\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        var body = new SequenceInputStream(beginning, new Broken());
        var file = CsvFile.open(body, CsvLimits.STANDARD);

        assertThatThrownBy(() -> file.forEachRemaining(row -> {})).isInstanceOf(UncheckedIOException.class);
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
        }
    }
}
