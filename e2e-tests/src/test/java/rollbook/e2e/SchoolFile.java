package rollbook.e2e;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** A list as a school has it: new people, some twice, some no addresses, some blank rows, and another column. */
final class SchoolFile {
    private SchoolFile() {}

    /** Addresses of people, {@code name} making them its own. */
    static List<String> people(String name, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "s%05d@%s.example".formatted(i, name))
                .toList();
    }

    /** The file of these people, so many of them twice, with so many malformed and blank rows, in a seeded order. */
    static String of(List<String> people, int twice, int malformed, int blank, long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<>(people);
        for (var i = 0; i < twice; i++) {
            rows.add(people.get(i * people.size() / twice).toUpperCase(Locale.ROOT));
        }
        IntStream.range(0, malformed).forEach(i -> rows.add("nobody-" + i));
        IntStream.range(0, blank).forEach(_ -> rows.add(""));
        Collections.shuffle(rows, random);
        return of(rows);
    }

    /** The file of these cells in their order. */
    static String of(List<String> cells) {
        var file = new StringBuilder("Grade,Email\r\n");
        cells.forEach(cell ->
                file.append(cell.isEmpty() ? "" : "7").append(',').append(cell).append("\r\n"));
        return file.toString();
    }
}
