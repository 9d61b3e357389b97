package rollbook.enrollment.inbound.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What spreadsheets write is read as the library in front of which we stand reads it by itself. */
class WellFormedFilesTest {
    private static final List<String> PIECES = List.of(
            "a",
            "Ann",
            " ",
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\u00EB",
            "\u5B66",
            "\uD83D\uDE00",
            "@",
            "=",
            "'",
            "1.5");
    private static final List<String> CHARSETS = List.of("UTF-8", "UTF-16LE", "UTF-16BE");

    @RepeatedTest(400)
    void R17_the_email_column_of_a_well_formed_file_is_what_opencsv_says_it_is(RepetitionInfo repetition)
            throws Exception {
        var random = new Random(repetition.getCurrentRepetition());
        var columns = 1 + random.nextInt(4);
        var separator = columns == 1 ? ',' : ",;\t".charAt(random.nextInt(3)); // which one column cannot tell
        var emailColumn = random.nextInt(columns);
        var file = file(random, separator, columns, emailColumn);
        var charset = Charset.forName(CHARSETS.get(random.nextInt(CHARSETS.size())));

        var read = Reading.of(("\uFEFF" + file).getBytes(charset), CsvLimits.STANDARD);

        assertThat(read.texts()).isEqualTo(columnByOpencsv(file, separator, emailColumn));
    }

    private static String file(Random random, char separator, int columns, int emailColumn) {
        var lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        var file = new StringBuilder();
        for (var row = 0; row <= 20; row++) {
            for (var column = 0; column < columns; column++) {
                var cell = column == emailColumn ? email(random, row) : row == 0 ? "h" + column : any(random);
                file.append(column == 0 ? "" : separator).append(written(cell, separator, random));
            }
            file.append(row == 20 && random.nextBoolean() ? "" : lineEnd);
        }
        return file.toString();
    }

    /** An address, or a cell with its name; it stands on one line. */
    private static String email(Random random, int row) {
        if (row == 0) {
            return "Email";
        }
        var address = "p" + row + "@x.example";
        return random.nextInt(3) == 0 ? any(random).replaceAll("[\r\n]", "") + "<" + address + ">" : address;
    }

    private static String any(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static String written(String cell, char separator, Random random) {
        var quotes = cell.chars().anyMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
        return quotes || random.nextInt(4) == 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static List<String> columnByOpencsv(String file, char separator, int column) throws Exception {
        var parser = new RFC4180ParserBuilder().withSeparator(separator).build();
        var cells = new ArrayList<String>();
        try (var reader = new CSVReaderBuilder(new StringReader(file))
                .withCSVParser(parser)
                .withSkipLines(0)
                .build()) {
            for (var row : reader) {
                cells.add(row[column].strip());
            }
        }
        return cells.subList(1, cells.size());
    }
}
