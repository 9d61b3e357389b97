package rollbook.enrollment.domain;

import org.jspecify.annotations.Nullable;

/**
 * A row of an uploaded file as it was read, before anybody looks for an address in it (R17).
 *
 * @param number its number in the spreadsheet, whose header is row 1; a cell over several lines makes no more of it
 * @param text what stands in its {@code Email} cell, of any length; empty for a blank row
 * @param damage why it cannot be read; null for one that can
 */
public record FileRow(int number, String text, @Nullable Damage damage) {

    /** Why a row cannot be read, each with the sentence an admin reads beside it. */
    public enum Damage {
        NO_ADDRESS("The row holds something, but nothing in its Email column."),
        STRAY_QUOTE("A quotation mark opens in this row and is not closed as it should; take it out or close it."),
        LINE_TOO_LONG("The row is longer than is read here.");

        private final String explanation;

        Damage(String explanation) {
            this.explanation = explanation;
        }

        /** One English sentence for an admin; it never repeats what the row holds. */
        public String explanation() {
            return explanation;
        }
    }

    @Override
    public String toString() {
        return "FileRow[row=" + number + ", " + damage + "]";
    }
}
