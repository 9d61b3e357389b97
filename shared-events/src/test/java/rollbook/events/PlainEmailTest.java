package rollbook.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way of reading an address gives what the long one does. */
class PlainEmailTest {
    private static final List<String> PIECES = List.of(
            "a",
            "b1",
            "7",
            "42",
            "x-y",
            "-",
            "--",
            ".",
            "..",
            "@",
            "@",
            "@x.example",
            "example",
            "xn--",
            "Xn--",
            "A",
            "é",
            " ",
            "+",
            "_",
            "'",
            "\u200b",
            "ı",
            "school",
            ".k12",
            ".example",
            ".99",
            "x".repeat(60),
            "y".repeat(64),
            ".z".repeat(90));

    @ParameterizedTest
    @ValueSource(
            strings = {"ann@x.example", "a.b+c_d@school-7.k12.example", "7@7.7x", "'@x.example", "a@xxn--b.example"})
    void plain_addresses_are_recognized(String address) {
        assertThat(PlainEmail.at(address)).isEqualTo(address.indexOf('@'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@x.example",
                "a@x",
                "a@x.",
                "a@.x",
                "a@x..y",
                ".a@x.y",
                "a.@x.y",
                "a..b@x.y",
                "a@x.1",
                "a@-x.y",
                "a@x-.y",
                "a@xn--p1ai.y",
                "A@x.y",
                "a@X.y",
                "a@b@x.y",
                " a@x.y",
                "a@x.y ",
                "é@x.y",
                "a@é.y",
                "\"a\"@x.y"
            })
    void anything_else_is_left_to_the_long_way(String text) {
        assertThat(PlainEmail.at(text)).isEqualTo(-1);
    }

    @RepeatedTest(10)
    void both_ways_read_the_same(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (var i = 0; i < 5_000; i++) {
            var text = text(random);

            assertThat(EmailAddress.parse(text)).isEqualTo(EmailAddress.parseAtLength(text));
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var n = random.nextInt(1, 7); n > 0; n--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextBoolean() ? text + "@x.example" : text.toString();
    }
}
