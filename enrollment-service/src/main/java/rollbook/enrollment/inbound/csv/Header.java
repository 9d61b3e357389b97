package rollbook.enrollment.inbound.csv;

import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.EnrollmentProblem;
import rollbook.kit.problem.ProblemException;

/**
 * The first row of a file that is not blank (R17). Columns are separated by whatever makes a column {@code Email} of it
 * (X12): comma, semicolon or tab, and of several the one that makes most columns.
 *
 * @param separator what stands between cells, here and in all rows
 * @param emailColumn from 0
 * @param columns how many there are
 * @param row its number in the spreadsheet
 * @param notUtf8 whether one of its lines was read as Windows-1252
 */
record Header(char separator, int emailColumn, int columns, int row, boolean notUtf8) {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** As many headers as are named where none is Email. */
    private static final int MOST_NAMED = 20;

    /** Excel's own first line, which names the separator and is no row. */
    private static final String SEPARATOR_LINE = "sep=";

    /** The header as one separator splits it. */
    private record Split(char separator, List<ColumnName> names, int furtherLines, boolean notUtf8) {
        boolean hasEmail() {
            return names.stream().anyMatch(ColumnName::isEmail);
        }
    }

    /**
     * Takes the lines of the header.
     *
     * @throws ProblemException when there is none, or no one column {@code Email} in it
     */
    static Header read(LineQueue lines, int mostCharacters) {
        var separators = SEPARATORS;
        var row = 1;
        var line = lines.take();
        if (line != null && isSeparatorLine(line.text())) {
            separators = List.of(line.text().charAt(SEPARATOR_LINE.length()));
            line = lines.take();
        }
        while (line != null && !line.tooLong() && isBlank(line.text())) {
            line = lines.take();
            row++;
        }
        var first = checked(line);
        var split = separators.stream()
                .map(separator -> split(first, lines, separator, mostCharacters))
                .max(Comparator.comparing(Split::hasEmail)
                        .thenComparingInt(it -> it.names().size()))
                .orElseThrow();
        lines.drop(split.furtherLines());
        return new Header(split.separator(), emailColumn(split), split.names().size(), row, split.notUtf8());
    }

    private static boolean isSeparatorLine(String line) {
        return line.length() == SEPARATOR_LINE.length() + 1
                && line.regionMatches(true, 0, SEPARATOR_LINE, 0, SEPARATOR_LINE.length())
                && SEPARATORS.contains(line.charAt(SEPARATOR_LINE.length()));
    }

    private static boolean isBlank(String line) {
        var cells = line.replace(',', ' ').replace(';', ' ');
        return RowScanner.isBlank(cells, 0, cells.length());
    }

    private static Line checked(@Nullable Line line) {
        if (line == null) {
            throw new ProblemException(EnrollmentProblem.EMPTY_FILE);
        }
        if (line.tooLong()) {
            throw new ProblemException(EnrollmentProblem.HEADER_TOO_LONG);
        }
        if (line.text().chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            throw new ProblemException(EnrollmentProblem.NOT_A_CSV_FILE, "It holds bytes that are no text.");
        }
        return line;
    }

    /** Splits the header, which may go on over further lines within quotes; if they never close it is its first line. */
    private static Split split(Line first, LineQueue lines, char separator, int mostCharacters) {
        var scanner = new RowScanner(separator, -1);
        var ahead = lines.ahead();
        var text = new StringBuilder(first.text());
        var notUtf8 = first.notUtf8();
        var end = scanner.read(first.text());
        for (var further = 0; ; further++) {
            if (end == RowScanner.End.CLOSED) {
                return new Split(separator, names(text.toString(), separator), further, notUtf8);
            }
            var line = end == RowScanner.End.OPEN ? ahead.get() : null;
            if (line == null || text.length() + line.text().length() >= mostCharacters) {
                return new Split(separator, names(first.text(), separator), 0, first.notUtf8());
            }
            text.append('\n').append(line.text());
            notUtf8 |= line.notUtf8();
            end = scanner.read(line.text());
        }
    }

    private static List<ColumnName> names(String text, char separator) {
        try {
            var parser = new RFC4180ParserBuilder().withSeparator(separator).build();
            return Arrays.stream(parser.parseLine(text)).map(ColumnName::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int emailColumn(Split split) {
        var names = split.names();
        var emails = IntStream.range(0, names.size())
                .filter(column -> names.get(column).isEmail())
                .boxed()
                .toList();
        if (emails.isEmpty()) {
            throw new ProblemException(EnrollmentProblem.NO_EMAIL_COLUMN, found(names));
        }
        if (emails.size() > 1) {
            throw new ProblemException(
                    EnrollmentProblem.TWO_EMAIL_COLUMNS,
                    "Columns " + (emails.get(0) + 1) + " and " + (emails.get(1) + 1)
                            + " are both named Email; keep the one with the addresses.");
        }
        return emails.getFirst();
    }

    private static String found(List<ColumnName> names) {
        var shown = names.stream().limit(MOST_NAMED).map(ColumnName::shown).collect(Collectors.joining(", "));
        var more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return "Found in the first row: " + shown + more + ". Name the column with the addresses Email.";
    }
}
