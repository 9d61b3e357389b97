package rollbook.enrollment.domain;

import org.jspecify.annotations.Nullable;

/**
 * Something an admin should know about a file that was read all the same.
 *
 * @param sentence what it is and what to do about it; it never repeats what stands in the file
 * @param count how many rows, or columns, it is about; {@code firstRow} the first of the rows, null where it is about columns.
 *     Neither is known of a file read before they were kept
 */
public record FileWarning(
        Code code,
        String sentence,
        @Nullable Integer count,
        @Nullable Integer firstRow) {

    /** What kind of warning it is; the names are stable, clients switch on them. */
    public enum Code {
        /** The file has other columns than Email (X12). */
        OTHER_COLUMNS,
        /** Rows hold more cells than the header has. */
        CELLS_WITHOUT_HEADER,
        /** Lines are not UTF-8 and were read as Windows-1252. */
        NOT_UTF8,
        /** Quotation marks open and are not closed as they should. */
        STRAY_QUOTES
    }
}
