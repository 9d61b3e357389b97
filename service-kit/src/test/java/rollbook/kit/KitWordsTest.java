package rollbook.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The kit is plumbing and knows nothing of what flows through it (DESIGN §1): no word of the product's own in its code,
 * comments, SQL or settings, be it part of a longer name.
 */
class KitWordsTest {
    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
    private static final Set<String> OF_THE_PRODUCT = Set.of(
            "license",
            "licence",
            "licensed",
            "licensing",
            "member",
            "membership",
            "seat",
            "seated",
            "invite",
            "invited",
            "invitation",
            "invitee",
            "enroll",
            "enrolled",
            "enrollment",
            "enrolment",
            "school",
            "district",
            "teacher",
            "student",
            "learner",
            "grant",
            "granted",
            "roster",
            "lms",
            "classroom",
            "coupon");

    @Test
    void there_is_no_word_of_the_product_in_the_kit() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var said = files.filter(Files::isRegularFile)
                    .flatMap(KitWordsTest::lines)
                    .filter(line -> ofTheProduct(line.text()))
                    .toList();

            assertThat(said).isEmpty();
        }
    }

    @Test
    void words_are_found_inside_names_and_in_the_plural() {
        assertThat(List.of("LicenseId", "license_id", "LICENSES", "theSeats", "// a member"))
                .allMatch(KitWordsTest::ofTheProduct);
        assertThat(List.of("remember", "granularity", "inviting", "await")).noneMatch(KitWordsTest::ofTheProduct);
    }

    private record Line(Path file, int number, String text) {}

    private static Stream<Line> lines(Path file) {
        try {
            var lines = Files.readAllLines(file);
            return Stream.iterate(0, number -> number < lines.size(), number -> number + 1)
                    .map(number -> new Line(file, number + 1, lines.get(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ofTheProduct(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .anyMatch(word -> OF_THE_PRODUCT.contains(word) || OF_THE_PRODUCT.contains(word.replaceAll("s$", "")));
    }
}
