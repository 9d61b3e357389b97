package rollbook.enrollment.domain;

/**
 * Turns the rows of an uploaded file one by one into rows of a batch (R17). A cell holds one address, alone, as
 * {@code mailto:} link or as {@code Name <a@b.example>}; one that names two people is refused. A cell that begins with
 * {@code =} is a formula to the spreadsheet it came from, and refused as one. Not for several threads.
 */
public final class UploadedRows {
    private static final String RULE = "R17";
    private static final String MAILTO = "mailto:";

    private final DistinctRows rows = new DistinctRows(RULE);

    /** The row of the batch that this row of the file is. */
    public BatchRow read(FileRow row) {
        var text = row.text().strip();
        var shown = Shown.of(text);
        if (row.damage() != null) {
            return refused(row, shown, row.damage().name(), row.damage().explanation());
        }
        if (text.isEmpty()) {
            return new BatchRow.Blank(row.number());
        }
        if (text.startsWith("=")) {
            return refused(
                    row,
                    shown,
                    "FORMULA",
                    "The cell begins with =, which makes it a formula; put the address itself there.");
        }
        return rows.row(row.number(), shown, address(text));
    }

    private static BatchRow refused(FileRow row, String shown, String reason, String explanation) {
        return new BatchRow.Refused(row.number(), shown, RowOutcome.refused(RULE, reason, explanation));
    }

    /** The cell without a name before angle brackets, and without a link's {@code mailto:}. */
    private static String address(String cell) {
        var open = cell.lastIndexOf('<');
        if (open < 0 || !cell.endsWith(">")) {
            return withoutLink(cell);
        }
        var address = withoutLink(cell.substring(open + 1, cell.length() - 1).strip());
        return isName(cell.substring(0, open).strip(), address) ? address : cell;
    }

    private static String withoutLink(String address) {
        var link = address.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
        return link ? address.substring(MAILTO.length()) : address;
    }

    /** Whether what stands before the brackets is a name, or the very same address, and not somebody else's. */
    private static boolean isName(String text, String address) {
        return text.indexOf('@') < 0 || text.equalsIgnoreCase(address) || text.equalsIgnoreCase('"' + address + '"');
    }
}
