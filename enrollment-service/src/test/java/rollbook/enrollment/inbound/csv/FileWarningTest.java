package rollbook.enrollment.inbound.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.enrollment.domain.FileWarning;
import rollbook.kit.problem.ProblemException;

class FileWarningTest {
    private static final String SECRET = "s3cr3t";

    @ParameterizedTest
    @CsvSource({"'Email,Name', 1 other column was ignored", "'Name,Email,Room', 2 other columns were ignored"})
    void X12_other_columns_are_counted(String header, String sentence) {
        var read = Reading.of(header + "\na@x.example,b@x.example,");

        assertThat(read.warnings()).first().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(FileWarning.Code.OTHER_COLUMNS);
            assertThat(warning.sentence()).startsWith(sentence);
            assertThat(warning.count()).isEqualTo(Character.digit(sentence.charAt(0), 10));
            assertThat(warning.firstRow()).isNull();
        });
    }

    @Test
    void addresses_beside_the_column_are_not_passed_over_in_silence() {
        var read = Reading.of("Email\na@x.example,b@x.example,c@x.example\nd@x.example,,\ne@x.example,f@x.example");

        assertThat(read.texts()).containsExactly("a@x.example", "d@x.example", "e@x.example");
        assertThat(read.warnings())
                .containsExactly(new FileWarning(
                        FileWarning.Code.CELLS_WITHOUT_HEADER,
                        "2 rows, the first of them row 2, hold something to the right of the last header, which was"
                                + " ignored; one address stands in a row.",
                        2,
                        2));
    }

    /** Lines in which other columns hold a secret, well and badly written. */
    private static final List<String> LINES = List.of(
            "Ann s3cr3t,a@x.example,s3cr3t",
            "\"Ann\ns3cr3t\",b@x.example,\"s3cr3t\nx,y\"",
            "\"s3cr3t,c@x.example,s3cr3t",
            "s3cr3t,\"d@x.example,s3cr3t",
            "s3cr3t,e@x.example,\"s3cr3t",
            "s3cr3t,,s3cr3t",
            "s3cr3t",
            "s3cr3t" + "x".repeat(600) + ",f@x.example,s3cr3t",
            "Zo\u00EB s3cr3t,g@x.example,s3cr3t,s3cr3t",
            "s3cr3t\0,h@x.example,\"s3cr3t\"s3cr3t");

    @RepeatedTest(200)
    void X12_nothing_in_another_column_gets_out(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var file = new StringBuilder("Name,Email,Room\n");
        for (var i = 0; i < 12; i++) {
            file.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
        }

        var read = Reading.of(file.toString().getBytes(Charset.forName("windows-1252")), CsvLimits.STANDARD);

        assertThat(read.rows()).isNotEmpty();
        assertThat(read.texts()).allSatisfy(text -> assertThat(text).doesNotContain(SECRET));
        assertThat(read.rows().toString() + read.warnings()).doesNotContain(SECRET);
    }

    @Test
    void X12_nothing_in_another_column_gets_out_with_a_refusal() {
        var bytes = ("Name,Email\n" + "s3cr3t,a@x.example\n".repeat(51)).getBytes(StandardCharsets.UTF_8);
        var file = CsvFile.open(new ByteArrayInputStream(bytes), Reading.SMALL);

        assertThatThrownBy(() -> file.forEachRemaining(new ArrayList<>()::add))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getMessage() + problem.detail())
                                .doesNotContain(SECRET)
                                .doesNotContain("@"));
    }
}
