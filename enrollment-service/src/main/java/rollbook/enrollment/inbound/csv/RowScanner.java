package rollbook.enrollment.inbound.csv;

import org.jspecify.annotations.Nullable;

/**
 * Walks over one row line by line (RFC 4180) and keeps nothing of it but its Email cell (X12). Looks at every character a
 * bounded number of times.
 */
final class RowScanner {
    private static final char QUOTE = '"';

    /** How a row stands at the end of a line. */
    enum End {
        CLOSED,
        /** A quoted cell goes on; or its quote was never meant to open. */
        OPEN,
        /** The quote closed in the midst of a later line's text: it cannot have been meant to open. */
        BROKEN
    }

    private final char separator;
    private final int emailColumn;
    private int column;
    private boolean inQuotes;
    private boolean blank = true;
    private int lastFilled = -1;
    private @Nullable String emailCell;
    private int emailEnd = -1;

    /**
     * Begins a row.
     *
     * @param emailColumn from 0
     */
    RowScanner(char separator, int emailColumn) {
        this.separator = separator;
        this.emailColumn = emailColumn;
    }

    /** Goes on with the row's next line. */
    End read(String line) {
        var start = 0;
        if (inQuotes) {
            var close = closingQuote(line, 0);
            if (close < 0) {
                return End.OPEN;
            }
            var end = cellEnd(line, close + 1);
            if (!isBlank(line, close + 1, end)) {
                return End.BROKEN;
            }
            inQuotes = false;
            if (end == line.length()) {
                return End.CLOSED;
            }
            column++;
            start = end + 1;
        }
        return readCells(line, start);
    }

    private End readCells(String line, int from) {
        for (var start = from; ; column++) {
            var isQuoted = start < line.length() && line.charAt(start) == QUOTE;
            var close = isQuoted ? closingQuote(line, start + 1) : start - 1;
            if (isQuoted && close < 0) {
                inQuotes = true;
                keep(line, start, cellEnd(line, start));
                return End.OPEN;
            }
            var end = cellEnd(line, close + 1);
            keep(line, start, end);
            if (end == line.length()) {
                return End.CLOSED;
            }
            start = end + 1;
        }
    }

    /** Where the quote closes that opened before; a doubled one stands for itself. -1 if it does not. */
    static int closingQuote(String line, int from) {
        var quote = line.indexOf(QUOTE, from);
        while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) == QUOTE) {
            quote = line.indexOf(QUOTE, quote + 2);
        }
        return quote;
    }

    private int cellEnd(String line, int from) {
        var end = line.indexOf(separator, from);
        return end < 0 ? line.length() : end;
    }

    private void keep(String line, int start, int end) {
        if (column == emailColumn) {
            emailCell = line.substring(start, end);
            emailEnd = end;
        }
        if (inQuotes || !isBlank(line, start, end)) {
            blank = false;
            lastFilled = column;
        }
    }

    /** Whether nobody sees anything there but quotes. */
    static boolean isBlank(String text, int start, int end) {
        for (var i = start; i < end; i++) {
            var c = text.charAt(i);
            if (c != QUOTE && c != '\uFEFF' && !Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all cells are empty. */
    boolean isBlank() {
        return blank;
    }

    /** The column that was read last, from 0. */
    int column() {
        return column;
    }

    /** The last column with something in it, from 0; -1 if there is none. */
    int lastFilled() {
        return lastFilled;
    }

    /** What stands in the Email column, quotes included; of an open one, what stands before the next separator. */
    String emailCell() {
        return emailCell == null ? "" : emailCell;
    }

    /** Where on its line the Email cell ends; -1 without one. */
    int emailEnd() {
        return emailEnd;
    }
}
