package rollbook.bench;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A file of addresses nobody has used before, as a school exports it: the header {@code Email}, then one address a line.
 *
 * @param csv its text
 * @param rows how many addresses; each once, all well-formed
 */
record AddressFile(String csv, int rows) {

    /** Addresses of some 40 characters, in no order, as the members of {@link MembersPage} have them. */
    static AddressFile of(int rows) {
        var random = new SplittableRandom();
        var school = UUID.randomUUID().toString().substring(0, 8);
        var csv = new StringBuilder("Email\n");
        for (var i = 0; i < rows; i++) {
            csv.append("user%08x.%d@school%s.example\n".formatted(random.nextInt(), i, school));
        }
        return new AddressFile(csv.toString(), rows);
    }

    @Override
    public String toString() {
        return rows + " rows";
    }
}
