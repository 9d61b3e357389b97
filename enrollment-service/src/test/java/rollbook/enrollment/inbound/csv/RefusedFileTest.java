package rollbook.enrollment.inbound.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.enrollment.inbound.csv.Refusals.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.enrollment.usecase.EnrollmentProblem;

class RefusedFileTest {
    private static final byte[] CSV = "Email\na@x.example\n".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n", "\r\n\r\n", " ", ",,,\n;\n", "sep=;", "sep=;\n"})
    void a_file_without_anything_in_it_is_empty(String file) {
        refused(EnrollmentProblem.EMPTY_FILE, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Email", "Email\n", "Email\r\n\r\n", "Email,Name\n,,\n , \n", "Email\n\"\"\n"})
    void R17_a_header_with_nothing_under_it_is_no_list(String file) {
        refused(EnrollmentProblem.NO_ROWS, file);
    }

    @Test
    void a_row_more_than_are_taken_refuses_the_file() {
        var fifty = "Email\n" + "a@x.example\n".repeat(48) + "\n\n";

        assertThat(Reading.of(fifty).rows()).hasSize(50);
        assertThat(refused(EnrollmentProblem.TOO_MANY_ROWS, fifty + "\n").detail())
                .isEqualTo("At most 50 rows are taken at once, blank ones included.");
    }

    @Test
    void a_byte_more_than_is_taken_refuses_the_file() {
        var most = "Email\n" + ("x".repeat(499) + "\n").repeat(19) + "x".repeat(494);

        assertThat(Reading.of(most).rows()).hasSize(20);
        assertThat(refused(EnrollmentProblem.FILE_TOO_LARGE, most + "\n").type().status())
                .isEqualTo(413);
    }

    @Test
    void a_workbook_under_a_csv_name_is_told_as_one() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write(CSV);
        }

        assertThat(refused(EnrollmentProblem.NOT_A_CSV_FILE, bytes.toByteArray())
                        .detail())
                .isEqualTo("It seems to be an Excel workbook (.xlsx) or another zip archive. Open it and save or"
                        + " download the sheet as CSV.");
    }

    @Test
    void a_compressed_file_is_told_as_one() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(CSV);
        }

        assertThat(refused(EnrollmentProblem.NOT_A_CSV_FILE, bytes.toByteArray())
                        .detail())
                .startsWith("It seems to be a gzip archive.");
    }

    @ParameterizedTest
    @CsvSource({
        "d0cf11e0a1b11ae1,an Excel workbook of the old kind (.xls)",
        "255044462d312e37,a PDF document",
        "89504e470d0a1a0a,a picture",
        "3c48544d4c3e,a web page",
    })
    void other_formats_are_told_by_how_they_begin(String beginning, String name) {
        var file = HexFormat.of().parseHex(beginning + "0d0a456d61696c0d0a6140782e6578616d706c65");

        assertThat(refused(EnrollmentProblem.NOT_A_CSV_FILE, file).detail()).contains(name);
    }

    @Test
    void bytes_that_are_no_text_are_told_as_such() {
        assertThat(refused(EnrollmentProblem.NOT_A_CSV_FILE, "E\0mail\na@x.example")
                        .detail())
                .isEqualTo("It holds bytes that are no text.");
    }
}
