package rollbook.events;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invented texts near the border of what an address is; the same seed gives the same texts. */
final class AddressesForTests {
    private static final List<String> LOCAL_UNITS =
            List.of("a", "B", "k", "I", "i", "7", ".", "+", "-", "'", "\u212A", "\u0131");
    private static final List<String> DOMAIN_UNITS = List.of(
            "a", "B", "k", "I", "s", "S", "7", "-", "\u00FC", "\u00DC", "u\u0308", "\u00DF", "\u1E9E", "\u0131",
            "\u0130", "\u0307", "\u03C3", "\u03C2", "\u03A3", "\u03BF", "\u039F", "\u0451", "\u0401", "\u5B66",
            "\u212B", "\u13A0", "\uAB70", "\u10D0", "\u1C90", "\u01C5", "\u0345", "\u1FB3", "\u1FBC", "\u2C6F",
            "\u0250");
    private static final List<String> MARGINS = List.of("", "", " ", "\u00A0", "\uFEFF", "\t");

    private AddressesForTests() {}

    static String any(Random random) {
        var local = text(LOCAL_UNITS, 1 + random.nextInt(4), random);
        var domain = text(script(random), 1 + random.nextInt(3), random);
        return pick(MARGINS, random) + local + "@" + domain + ".Example" + pick(MARGINS, random);
    }

    /** The same text, some of its letters in the other case. */
    static String otherCase(String text, Random random) {
        return text.codePoints()
                .map(c -> random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A few units only, so that labels of one script come up often. */
    private static List<String> script(Random random) {
        return IntStream.range(0, 3).mapToObj(_ -> pick(DOMAIN_UNITS, random)).toList();
    }

    private static String text(List<String> units, int length, Random random) {
        return IntStream.range(0, length).mapToObj(_ -> pick(units, random)).collect(Collectors.joining());
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
