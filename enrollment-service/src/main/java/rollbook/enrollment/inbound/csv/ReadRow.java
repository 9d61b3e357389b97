package rollbook.enrollment.inbound.csv;

import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.FileRow.Damage;

/**
 * A row as it was found among the lines.
 *
 * @param text its Email cell without quotes; empty for a blank row
 * @param damage why it cannot be read, if it cannot
 * @param notUtf8 whether one of its lines was read as Windows-1252
 * @param beyondHeader whether something stands in a column that has no header
 */
record ReadRow(String text, @Nullable Damage damage, boolean notUtf8, boolean beyondHeader) {

    boolean isBlank() {
        return text.isEmpty() && damage == null;
    }

    @Override
    public String toString() {
        return "ReadRow[" + damage + "]";
    }
}
