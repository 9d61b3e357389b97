package rollbook.enrollment.inbound.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import rollbook.enrollment.domain.FileRow.Damage;
import rollbook.enrollment.domain.FileWarning;
import rollbook.enrollment.domain.FileWarning.Code;

/** What is noticed about a file while its rows go by: of each kind how many rows, and which came first. */
final class Findings {
    private final int otherColumns;
    private final Map<Code, Tally> tallies = new EnumMap<>(Code.class);

    private record Tally(int first, int rows) {
        String text() {
            return rows == 1 ? "Row " + first : rows + " rows, the first of them row " + first + ",";
        }
    }

    Findings(Header header) {
        otherColumns = header.columns() - 1;
        if (header.notUtf8()) {
            note(Code.NOT_UTF8, header.row());
        }
    }

    void note(int number, ReadRow row) {
        if (row.notUtf8()) {
            note(Code.NOT_UTF8, number);
        }
        if (row.damage() == Damage.STRAY_QUOTE) {
            note(Code.STRAY_QUOTES, number);
        }
        if (row.beyondHeader()) {
            note(Code.CELLS_WITHOUT_HEADER, number);
        }
    }

    private void note(Code code, int row) {
        tallies.merge(code, new Tally(row, 1), (so, one) -> new Tally(so.first(), so.rows() + one.rows()));
    }

    /** The warnings, in the order of their codes. */
    List<FileWarning> warnings() {
        var warnings = new ArrayList<FileWarning>();
        if (otherColumns > 0) {
            var columns = otherColumns == 1 ? "1 other column was" : otherColumns + " other columns were";
            warnings.add(new FileWarning(
                    Code.OTHER_COLUMNS,
                    columns + " ignored; only the column Email is read, and nothing else is kept.",
                    otherColumns,
                    null));
        }
        tallies.forEach((code, tally) -> warnings.add(
                new FileWarning(code, tally.text() + " " + predicate(code, tally), tally.rows(), tally.first())));
        return List.copyOf(warnings);
    }

    private static String predicate(Code code, Tally tally) {
        var one = tally.rows() == 1;
        return switch (code) {
            case OTHER_COLUMNS -> "";
            case CELLS_WITHOUT_HEADER ->
                (one ? "holds" : "hold") + " something to the right of the last header, which was ignored; one address"
                        + " stands in a row.";
            case NOT_UTF8 ->
                (one ? "is not written in UTF-8 and was" : "are not written in UTF-8 and were")
                        + " read as Windows-1252; check addresses with accents, or save the file as CSV UTF-8.";
            case STRAY_QUOTES ->
                (one ? "has" : "have") + " a quotation mark that is not closed as it should; such a row is refused, the"
                        + " rows after it are not.";
        };
    }
}
