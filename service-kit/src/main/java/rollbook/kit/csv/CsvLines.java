package rollbook.kit.csv;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Lines of a CSV file (RFC 4180) that a spreadsheet shows as they are and never calculates. */
public final class CsvLines {
    /** What tells a spreadsheet that the file is UTF-8. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    /** With what a cell begins that a spreadsheet takes for a formula. */
    private static final String FORMULA = "=+-@\t\r\n";

    private CsvLines() {}

    /** One line, its end included; each cell is quoted. */
    public static String of(List<String> cells) {
        return cells.stream().map(CsvLines::cell).collect(joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
