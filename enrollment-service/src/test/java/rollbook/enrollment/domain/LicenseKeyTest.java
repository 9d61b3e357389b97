package rollbook.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseKeyTest {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String CHECKS = SYMBOLS + "*~$=U";

    static Stream<LicenseKey> keys() {
        var random = new Random(7);
        return IntStream.range(0, 200).mapToObj(_ -> {
            var bytes = new byte[LicenseKey.BYTES];
            random.nextBytes(bytes);
            return LicenseKey.of(bytes);
        });
    }

    @ParameterizedTest
    @MethodSource("keys")
    void R36_a_key_is_read_as_it_is_shown(LicenseKey key) {
        assertThat(key.canonical()).matches("[0-9A-HJKMNP-TV-Z]{20}[0-9A-HJKMNP-TV-Z*~$=U]");
        assertThat(key.shown()).matches("(.{4}-){5}.");
        assertThat(LicenseKey.parse(key.shown())).contains(key);
        assertThat(LicenseKey.parse(key.canonical())).contains(key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void R36_a_key_is_read_as_people_type_it(LicenseKey key) {
        var typed = key.shown().toLowerCase(Locale.ROOT).replace('-', ' ');
        assertThat(LicenseKey.parse("  " + typed + "\n")).contains(key);
        assertThat(LicenseKey.parse(key.shown().replace('0', 'O').replace('1', 'l')))
                .contains(key);
        assertThat(LicenseKey.parse(key.shown().replace('0', 'o').replace('1', 'I')))
                .contains(key);
    }

    @Test
    void any_one_wrong_symbol_is_noticed() {
        keys().limit(40).map(LicenseKey::canonical).forEach(key -> {
            for (var at = 0; at < key.length(); at++) {
                for (var other : (at < 20 ? SYMBOLS : CHECKS).toCharArray()) {
                    if (other != key.charAt(at)) {
                        var typo = key.substring(0, at) + other + key.substring(at + 1);
                        assertThat(LicenseKey.parse(typo))
                                .as("%s for %s", typo, key)
                                .isEmpty();
                    }
                }
            }
        });
    }

    @Test
    void any_two_swapped_neighbors_are_noticed() {
        keys().map(LicenseKey::canonical).forEach(key -> {
            for (var at = 0; at + 1 < key.length(); at++) {
                if (key.charAt(at) != key.charAt(at + 1)) {
                    var swapped = key.substring(0, at) + key.charAt(at + 1) + key.charAt(at) + key.substring(at + 2);
                    assertThat(LicenseKey.parse(swapped))
                            .as("%s for %s", swapped, key)
                            .isEmpty();
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "0000-0000-0000-0000-0000",
                "0000-0000-0000-0000-0000-00",
                "0000-0000-0000-0000-0000-1",
                "000!-0000-0000-0000-0000-0",
                "U000-0000-0000-0000-0000-0",
                "*000-0000-0000-0000-0000-0",
                "0000-0000-0000-0000-000\u0000-0",
                "０000-0000-0000-0000-0000-0",
            })
    void what_cannot_be_a_key_is_none(String typed) {
        assertThat(LicenseKey.parse(typed)).isEmpty();
    }

    @Test
    void a_key_has_a_hundred_random_bits_and_the_zero_key_is_checked_by_zero() {
        var ones = new byte[LicenseKey.BYTES];
        Arrays.fill(ones, (byte) 0xFF);

        assertThat(LicenseKey.of(ones).canonical()).startsWith("Z".repeat(20));
        assertThat(LicenseKey.of(new byte[LicenseKey.BYTES]).shown()).isEqualTo("0000-0000-0000-0000-0000-0");
        assertThat(keys().distinct()).hasSize(200);
    }

    @Test
    void a_key_is_in_no_text_that_could_be_logged() {
        assertThat(LicenseKey.of(new byte[LicenseKey.BYTES])).hasToString("LicenseKey[]");
    }
}
