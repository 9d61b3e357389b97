package rollbook.enrollment.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of what an admin typed or pasted to add people by email (R24). Addresses stand between commas, semicolons,
 * line ends, tabs or spaces, alone or as {@code Name <a@b.example>}. Each word that is not part of such a name is a row
 * of its own, so that {@code Jane jane@b.example} is a refused row and an address: nothing pasted goes unmentioned.
 *
 * @param rows in the order they were pasted, numbered from 1; none for blank text
 * @param tooMany whether there were more than the limit; {@code rows} then ends one row after it
 */
public record PastedAddresses(List<BatchRow> rows, boolean tooMany) {

    public PastedAddresses {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a text in time linear in its length.
     *
     * @param limit how many rows are worth reading, such as 1,000; reading stops soon after
     */
    public static PastedAddresses read(CharSequence text, int limit) {
        var entries = new PasteScanner(text, limit + 1).entries();
        var rows = new ArrayList<BatchRow>(entries.size());
        var distinct = new DistinctRows("R24");
        for (var entry : entries) {
            rows.add(distinct.row(rows.size() + 1, entry.text(), entry.address()));
        }
        return new PastedAddresses(rows, rows.size() > limit);
    }

    /** The people to ask for, each once. */
    public List<BatchRow.Person> people() {
        return rows.stream()
                .filter(BatchRow.Person.class::isInstance)
                .map(BatchRow.Person.class::cast)
                .toList();
    }
}
