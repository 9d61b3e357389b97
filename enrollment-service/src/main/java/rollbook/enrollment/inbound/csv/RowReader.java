package rollbook.enrollment.inbound.csv;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.FileRow.Damage;
import rollbook.events.EmailAddress;

/**
 * Makes rows of the lines under the header. A row is one line, or several where another column's quoted cell holds line
 * ends. A quote that cannot have been meant to open costs the line it stands on, and reading goes on with the next line:
 * one that never closes, one in the Email cell that does not close on its line, and one whose cell would swallow a line
 * that reads as a row of its own.
 */
final class RowReader {
    /** So many times the characters of the file may be looked at in vain for a closing quote, and some more in a small file. */
    private static final int LOOKS_IN_VAIN = 4;

    private static final int LOOKS_IN_VAIN_AT_LEAST = 1 << 20;

    private final LineQueue lines;
    private final Header header;
    private final int mostCharacters;
    private final ICSVParser parser;
    private long taken;
    private long inVain;

    RowReader(LineQueue lines, Header header, int mostCharacters) {
        this.lines = lines;
        this.header = header;
        this.mostCharacters = mostCharacters;
        this.parser =
                new RFC4180ParserBuilder().withSeparator(header.separator()).build();
    }

    /** The next row; null after the last. */
    @Nullable
    ReadRow next() {
        var line = lines.take();
        if (line == null) {
            return null;
        }
        taken += line.text().length() + 1;
        if (line.tooLong()) {
            return new ReadRow("", Damage.LINE_TOO_LONG, false, false);
        }
        var scanner = scanner();
        var closed = scanner.read(line.text()) == RowScanner.End.CLOSED;
        if (closed) {
            return row(scanner, line.notUtf8());
        }
        var begun = scanner.emailCell();
        if (scanner.column() == header.emailColumn()) {
            return new ReadRow(begun, Damage.STRAY_QUOTE, line.notUtf8(), false);
        }
        var further = furtherLines(scanner, line);
        return further == null
                ? new ReadRow(unquoted(begun), Damage.STRAY_QUOTE, line.notUtf8(), false)
                : row(scanner, line.notUtf8() || further.notUtf8());
    }

    private RowScanner scanner() {
        return new RowScanner(header.separator(), header.emailColumn());
    }

    private ReadRow row(RowScanner scanner, boolean notUtf8) {
        var text = unquoted(scanner.emailCell());
        var damage = text.isEmpty() && !scanner.isBlank() ? Damage.NO_ADDRESS : null;
        return new ReadRow(text, damage, notUtf8, scanner.lastFilled() >= header.columns());
    }

    /** Takes the lines over which the row goes on, joined into one; null, and takes none, if its quote is a stray one. */
    private @Nullable Line furtherLines(RowScanner scanner, Line first) {
        if (inVain > LOOKS_IN_VAIN_AT_LEAST + LOOKS_IN_VAIN * taken) {
            return null;
        }
        var ahead = lines.ahead();
        var characters = first.text().length() + 1;
        var notUtf8 = false;
        for (var count = 1; ; count++) {
            var line = ahead.get();
            characters += line == null ? 0 : line.text().length() + 1;
            if (line == null || line.tooLong() || characters > mostCharacters || isRowOfItsOwn(line)) {
                break;
            }
            notUtf8 |= line.notUtf8();
            var end = scanner.read(line.text());
            if (end == RowScanner.End.CLOSED) {
                lines.drop(count);
                taken += characters;
                return new Line("", false, notUtf8);
            }
            if (end == RowScanner.End.BROKEN || scanner.column() == header.emailColumn()) {
                break;
            }
        }
        inVain += characters;
        return null;
    }

    /** Whether a line by itself has as many cells as the header, and an address in the right one that the quotes would hide. */
    private boolean isRowOfItsOwn(Line line) {
        var alone = scanner();
        alone.read(line.text());
        var close = RowScanner.closingQuote(line.text(), 0);
        var hidden = close < 0 || alone.emailEnd() <= close;
        return hidden
                && alone.column() + 1 == header.columns()
                && EmailAddress.parse(unquoted(alone.emailCell())) instanceof EmailAddress;
    }

    private String unquoted(String cell) {
        if (RowScanner.isBlank(cell, 0, cell.length())) {
            return "";
        }
        try {
            var cells = parser.parseLine(cell.strip());
            return cells.length == 1 ? cells[0].strip() : cell;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
