package rollbook.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A domain is compared in ASCII and shown as typed; what could be taken for another is none (ADR 0003). */
class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
        "school.example,            school.example,                  school.example",
        "School.EXAMPLE,            school.example,                  School.EXAMPLE",
        "' school.example ',        school.example,                  school.example",
        "a.b.school.example,        a.b.school.example,              a.b.school.example",
        "Schule-München.example,    xn--schule-mnchen-3ob.example,   Schule-München.example",
        "xn--schule-mnchen-3ob.example, xn--schule-mnchen-3ob.example, xn--schule-mnchen-3ob.example",
        "straße.example,            xn--strae-oqa.example,           straße.example",
    })
    void a_domain_is_normalized_and_shown_as_it_was_typed(String typed, String ascii, String display) {
        assertThat(DomainName.read(typed)).hasValue(new DomainName(ascii, display));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "school",
                "@school.example",
                "a@school.example",
                "school.example.",
                ".school.example",
                "school..example",
                "-school.example",
                "school .example",
                "school.1",
                "http://school.example",
                "school.example/x",
                "*.school.example",
                "sch\u0131ol.example", // a dotless i
                "p\u0430ypal.example", // a Cyrillic a among Latin letters
                "school\u200B.example", // an invisible space
                "school\uFF0Eexample", // a full-width dot
                "\u212Aate.example", // a Kelvin sign
                "school.example\0",
            })
    void what_is_no_mail_domain_is_none(String typed) {
        assertThat(DomainName.read(typed)).isEmpty();
    }
}
