package rollbook.enrollment.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import rollbook.events.EmailAddress;
import rollbook.events.EmailRefusal;

/**
 * The rows of what an admin typed or pasted to add people by email (R24). Addresses stand between commas, semicolons,
 * line ends, tabs or spaces, alone or as {@code Name <a@b.example>}. Each word that is not part of such a name is a row
 * of its own, so that {@code Jane jane@b.example} is a refused row and an address: nothing pasted goes unmentioned.
 *
 * @param rows in the order they were pasted, numbered from 1; none for blank text
 * @param tooMany whether there were more than the limit; {@code rows} then ends one row after it
 */
public record PastedAddresses(List<PastedRow> rows, boolean tooMany) {

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
        var rows = new ArrayList<PastedRow>(entries.size());
        var firstRows = new HashMap<EmailAddress, Integer>();
        for (var entry : entries) {
            var number = rows.size() + 1;
            rows.add(
                    switch (EmailAddress.parse(entry.address())) {
                        case EmailRefusal refusal -> new PastedRow.Refused(number, entry.text(), refusal);
                        case EmailAddress email -> {
                            var first = firstRows.putIfAbsent(email, number);
                            yield first == null
                                    ? new PastedRow.Person(number, entry.text(), email)
                                    : new PastedRow.Repeat(number, entry.text(), email, first);
                        }
                    });
        }
        return new PastedAddresses(rows, rows.size() > limit);
    }

    /** The people to ask for, each once. */
    public List<PastedRow.Person> people() {
        return rows.stream()
                .filter(PastedRow.Person.class::isInstance)
                .map(PastedRow.Person.class::cast)
                .toList();
    }
}
