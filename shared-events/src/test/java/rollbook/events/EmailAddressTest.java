package rollbook.events;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    // spotless:off
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = false, value = {
        "dana@northfield.example,dana@northfield.example",
        "Dana.Reed+Math@NorthField.EXAMPLE,dana.reed+math@northfield.example",
        "o'brien@northfield.example,o'brien@northfield.example",
        "!#$%&*+-/=?^_`{|}~@northfield.example,!#$%&*+-/=?^_`{|}~@northfield.example",
        "7@k12.nf.us,7@k12.nf.us",
        "a@go--eagles.example,a@go--eagles.example",
        "a@1.2.3.example,a@1.2.3.example",
        // a domain's own letters, composed or not, in any case
        "dana@b\u00FCcher.example,dana@xn--bcher-kva.example",
        "dana@bu\u0308cher.example,dana@xn--bcher-kva.example",
        "DANA@B\u00DCCHER.EXAMPLE,dana@xn--bcher-kva.example",
        "dana@xn--bcher-kva.example,dana@xn--bcher-kva.example",
        "dana@XN--BCHER-KVA.example,dana@xn--bcher-kva.example",
        // sharp s is no double s, final sigma no sigma: each is a domain of its own
        "dana@stra\u00DFe.example,dana@xn--strae-oqa.example",
        "dana@STRA\u1E9EE.example,dana@xn--strae-oqa.example",
        "dana@strasse.example,dana@strasse.example",
        "dana@\u03CC\u03C3\u03BF\u03C2.example,dana@xn--0xagb9a.example",
        "dana@\u5B66\u6821.example,dana@xn--48s290a.example",
        "dana@\u0448\u043A\u043E\u043B\u0430.example,dana@xn--80atdl2c.example",
        "dana@\u05E9\u05DC\u05D5\u05DD.example,dana@xn--9dbne9b.example",
    })
    void an_address_is_matched_by_its_normalized_form(String typed, String normalized) {
        assertThat(EmailAddress.parse(typed))
                .isInstanceOfSatisfying(EmailAddress.class, it -> assertThat(it.normalized()).isEqualTo(normalized));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = false, value = {
        // no address at all
        "MALFORMED,\"\"",
        "MALFORMED,dana",
        "MALFORMED,@northfield.example",
        "MALFORMED,dana@",
        "MALFORMED,dana@@northfield.example",
        "MALFORMED,dana@home@northfield.example",
        "MALFORMED,dana\uFF20northfield.example",
        // before the @
        "UNSUPPORTED_LOCAL_PART,.dana@northfield.example",
        "UNSUPPORTED_LOCAL_PART,dana.@northfield.example",
        "UNSUPPORTED_LOCAL_PART,da..na@northfield.example",
        "UNSUPPORTED_LOCAL_PART,da na@northfield.example",
        "UNSUPPORTED_LOCAL_PART,\"\"\"dana\"\"@northfield.example\"",
        "UNSUPPORTED_LOCAL_PART,Dana <dana@northfield.example>",
        "UNSUPPORTED_LOCAL_PART,da(x)na@northfield.example",
        "UNSUPPORTED_LOCAL_PART,da\\na@northfield.example",
        "NON_ASCII_LOCAL_PART,d\u00E1na@northfield.example",
        "NON_ASCII_LOCAL_PART,da\u0301na@northfield.example",
        "NON_ASCII_LOCAL_PART,\u212Aim@northfield.example",           // Kelvin sign: NFC makes it a K
        "NON_ASCII_LOCAL_PART,\uFF44ana@northfield.example",          // full-width d
        "NON_ASCII_LOCAL_PART,d\u0430na@northfield.example",          // Cyrillic a
        "NON_ASCII_LOCAL_PART,\u017Fam@northfield.example",           // long s: upper-cases to S
        "NON_ASCII_LOCAL_PART,da\u00A0na@northfield.example",
        "NON_ASCII_LOCAL_PART,k\u0307im@northfield.example",
        "DOTLESS_I,k\u0131m@northfield.example",
        "DOTLESS_I,K\u0130M@northfield.example",
        // the domain
        "UNSUPPORTED_DOMAIN,dana@northfield",
        "UNSUPPORTED_DOMAIN,dana@northfield.example.",
        "UNSUPPORTED_DOMAIN,dana@.northfield.example",
        "UNSUPPORTED_DOMAIN,dana@northfield..example",
        "UNSUPPORTED_DOMAIN,dana@-northfield.example",
        "UNSUPPORTED_DOMAIN,dana@northfield-.example",
        "UNSUPPORTED_DOMAIN,dana@north_field.example",
        "UNSUPPORTED_DOMAIN,dana@north field.example",
        "UNSUPPORTED_DOMAIN,dana@northfield.example>",
        "UNSUPPORTED_DOMAIN,dana@northfield.123",
        "UNSUPPORTED_DOMAIN,dana@127.0.0.1",
        "UNSUPPORTED_DOMAIN,dana@[127.0.0.1]",
        "UNSUPPORTED_DOMAIN,dana@[IPv6:::1]",
        "UNSUPPORTED_DOMAIN,dana@\uFF4Eorthfield.example",            // full-width n
        "UNSUPPORTED_DOMAIN,dana@northfield\u3002example",            // ideographic full stop
        "UNSUPPORTED_DOMAIN,dana@northfield\uFF0Eexample",            // full-width full stop
        "UNSUPPORTED_DOMAIN,dana@northfie\u2113d.example",            // script l
        "UNSUPPORTED_DOMAIN,dana@\uFB01eld.example",                  // fi ligature
        "UNSUPPORTED_DOMAIN,dana@field\u00B2.example",                // superscript 2
        "UNSUPPORTED_DOMAIN,dana@\u017Fchool.example",                // long s
        "UNSUPPORTED_DOMAIN,dana@\u212Airk.example",                  // Kelvin sign
        "UNSUPPORTED_DOMAIN,dana@\u03A3\u0391\u039C\u039F\u03A3.example",
        "UNSUPPORTED_DOMAIN,dana@\uD83D\uDE00.example",               // an emoji
        "UNSUPPORTED_DOMAIN,dana@\u0301school.example",               // begins with an accent
        "UNSUPPORTED_DOMAIN,dana@\uD800school.example",               // half a character
        "UNSUPPORTED_DOMAIN,dana@\u05D0abc.example",                  // right to left and left to right in one label
        "UNSUPPORTED_DOMAIN,dana@xn--abc-.example",                   // encodes nothing
        "UNSUPPORTED_DOMAIN,dana@xn--a.example",
        "UNSUPPORTED_DOMAIN,dana@xn--bcher-kv\uFF41.example",         // encoded, with a full-width a
        "UNSUPPORTED_DOMAIN,dana@northfield.xn--p1ai\u3002example",   // encoded, and an ideographic full stop after it
        "UNSUPPORTED_DOMAIN,dana@xn--\u00FC.example",
        "UNSUPPORTED_DOMAIN,dana@xn--e28h.example",                   // an emoji, encoded
        "DOTLESS_I,dana@northf\u0131eld.example",
        "DOTLESS_I,dana@NORTHF\u0130ELD.example",
        "DOTLESS_I,dana@NORTHFI\u0307ELD.example",                    // I and a dot are the dotted I
        "UNSUPPORTED_DOMAIN,dana@northfi\u0307eld.example",          // i and a second dot
        "DOTLESS_I,dana@xn--northfeld-0pb.example",                   // the dotless i, encoded
        "MIXED_SCRIPT,dana@n\u043Erthfield.example",                  // Cyrillic o
        "UNSUPPORTED_DOMAIN,dana@northfiel\u0501.example",            // a Cyrillic letter of no everyday alphabet
        "MIXED_SCRIPT,dana@xn--nrthfield-02h.example",                // Cyrillic o, encoded
        "MIXED_SCRIPT,dana@\u03BForthfield.example",                  // Greek o
        // what nobody sees
        "INVISIBLE_CHARACTER,da\u200Bna@northfield.example",
        "INVISIBLE_CHARACTER,dana@north\u200Dfield.example",
        "INVISIBLE_CHARACTER,dana@north\u00ADfield.example",
        "INVISIBLE_CHARACTER,da\u202Ena@northfield.example",
        "INVISIBLE_CHARACTER,dana@northfield.example\u200B",
        "INVISIBLE_CHARACTER,da\uFEFFna@northfield.example",
        "INVISIBLE_CHARACTER,da\u0000na@northfield.example",
        "INVISIBLE_CHARACTER,da\tna@northfield.example",
        "INVISIBLE_CHARACTER,dana@north\uFE0Ffield.example",
        "INVISIBLE_CHARACTER,dana@\u3164.example",
    })
    void what_could_be_somebody_else_or_nobody_is_refused_with_its_reason(EmailRefusal reason, String typed) {
        assertThat(EmailAddress.parse(typed)).isEqualTo(reason);
    }
    // spotless:on

    @ParameterizedTest
    @ValueSource(strings = {" ", "  \t\r\n", "\u00A0", "\u2003\u3000", "\uFEFF", "\uFEFF \u0085\u2028"})
    void white_space_around_an_address_is_no_part_of_it(String space) {
        assertThat(EmailAddress.parse(space + "dana@northfield.example" + space))
                .isEqualTo(EmailAddress.of("dana@northfield.example"));
        assertThat(EmailAddress.parse(space)).isEqualTo(EmailRefusal.MALFORMED);
    }

    @Test
    void the_longest_parts_are_accepted_and_one_more_is_too_long() {
        var local = "l".repeat(64);
        var label = "d".repeat(63);
        var domain = label + "." + label + "." + "d".repeat(61);

        assertThat(EmailAddress.parse(local + "@" + domain)).isInstanceOf(EmailAddress.class);
        assertThat(EmailAddress.parse(local + "@" + domain + "d")).isEqualTo(EmailRefusal.TOO_LONG);
        assertThat(EmailAddress.parse(local + "l@northfield.example")).isEqualTo(EmailRefusal.TOO_LONG);
        assertThat(EmailAddress.parse("dana@" + label + ".example")).isInstanceOf(EmailAddress.class);
        assertThat(EmailAddress.parse("dana@" + label + "d.example")).isEqualTo(EmailRefusal.TOO_LONG);
        assertThat(EmailAddress.parse("dana@" + "\u00FC".repeat(60) + ".example"))
                .as("its ASCII form is longer than it looks")
                .isEqualTo(EmailRefusal.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", ".", "@", "-", " ", "\u00FC", "a\u0301", "xn--", "\u0301", "\uD83D\uDE00", "a.", "\u200B"})
    void hostile_length_costs_nothing(String unit) {
        var shortOfTheBound = unit.repeat(1000 / unit.length());
        var endless = unit.repeat(4_000_000 / unit.length());

        assertTimeoutPreemptively(ofSeconds(20), () -> {
            for (var i = 0; i < 200; i++) {
                assertThat(EmailAddress.parse("a@" + shortOfTheBound)).isInstanceOf(EmailRefusal.class);
                assertThat(EmailAddress.parse(endless)).isEqualTo(EmailRefusal.TOO_LONG);
            }
        });
    }

    @RepeatedTest(50)
    void normalizing_is_done_once_and_case_never_makes_two_people(RepetitionInfo repetition) {
        var random = new Random(7_000 + repetition.getCurrentRepetition());
        var accepted = new HashSet<EmailAddress>();
        for (var i = 0; i < 400; i++) {
            var typed = AddressesForTests.any(random);
            if (EmailAddress.parse(typed) instanceof EmailAddress address) {
                assertThat(EmailAddress.parse(address.normalized())).isEqualTo(address);
                assertThat(address.normalized())
                        .matches("[!-~]+")
                        .isEqualTo(address.normalized().toLowerCase(Locale.ROOT));
                for (var variant :
                        List.of(typed.toLowerCase(Locale.ROOT), AddressesForTests.otherCase(typed, random))) {
                    if (EmailAddress.parse(variant) instanceof EmailAddress other) {
                        assertThat(other).as("%s as %s", typed, variant).isEqualTo(address);
                    }
                }
                accepted.add(address);
            }
        }
        assertThat(accepted).hasSizeGreaterThan(20);
    }

    @Test
    void two_addresses_are_equal_when_they_are_matched_alike() {
        var typed = EmailAddress.of(" Dana@Northfield.Example");

        assertThat(typed)
                .isEqualTo(EmailAddress.of("dana@northfield.example"))
                .hasSameHashCodeAs(EmailAddress.of("dana@northfield.example"))
                .isNotEqualTo(EmailAddress.of("da.na@northfield.example"))
                .isNotEqualTo(EmailAddress.of("dana+x@northfield.example"));
        assertThat(typed.domain()).isEqualTo("northfield.example");
    }

    @Test
    void no_address_shows_in_a_log() {
        assertThat(EmailAddress.of("dana@northfield.example")).hasToString("EmailAddress[hidden]");
        assertThatThrownBy(() -> EmailAddress.of("dana@home@northfield.example"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(EmailRefusal.MALFORMED.explanation())
                .hasMessageNotContaining("dana");
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_is_explained_in_one_sentence(EmailRefusal refusal) {
        assertThat(refusal.explanation()).matches("[A-Z].*[a-z)]\\.").doesNotContain(". ");
    }
}
