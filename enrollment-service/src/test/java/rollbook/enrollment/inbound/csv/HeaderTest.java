package rollbook.enrollment.inbound.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.enrollment.inbound.csv.Refusals.refused;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.enrollment.usecase.EnrollmentProblem;

class HeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Email",
                "email",
                "EMAIL",
                "eMail",
                " Email ",
                "\uFEFFEmail",
                "\u00A0Email\u2003",
                "\u200BEmail\u200B",
                "\"Email\"",
                "\" Email \"",
                "\"Email\n\"",
            })
    void X12_a_column_counts_as_email_in_any_case_whatever_nobody_sees_around_it(String header) {
        assertThat(Reading.of(header + "\na@x.example\n").texts()).containsExactly("a@x.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E-mail",
                "Email address",
                "e mail",
                "Emails",
                "Mail",
                "a@x.example",
                "\"\"\"Email\"\"\"",
                "E\0mail1"
            })
    void X12_no_other_header_is_taken_for_it(String header) {
        refused(EnrollmentProblem.NO_EMAIL_COLUMN, header.replace("\0", "") + "\na@x.example\n");
    }

    @Test
    void X12_any_case_is_any_case_in_every_language_of_the_server() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr", "TR"));
        try {
            assertThat(Reading.of("EMAIL\na@x.example").texts()).containsExactly("a@x.example");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_separator_is_the_one_that_makes_a_column_email(String separator) {
        var file = "Name|Email|Room|Note\nAnn|a@x.example|1|x\n\"A|B\"|b@x.example|2|y\n".replace("|", separator);

        assertThat(Reading.of(file).texts()).containsExactly("a@x.example", "b@x.example");
    }

    @Test
    void a_separator_within_names_is_not_taken_for_one() {
        assertThat(Reading.of("Name, first;Name, last;Email;\"Room;Floor\"\nA;B;a@x.example;1,2")
                        .texts())
                .containsExactly("a@x.example");
        assertThat(Reading.of("Email,Name; first; last\na@x.example,1;2").texts())
                .containsExactly("a@x.example");
        assertThat(Reading.of("Email,\"a;b\",c;d\na@x.example,1;2,3").texts()).containsExactly("a@x.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;", "SEP=;", "\uFEFFsep=;"})
    void the_line_in_which_excel_names_its_separator_is_no_row(String line) {
        var read = Reading.of(line + "\r\nEmail;Name\r\na@x.example;Ann\r\n");

        assertThat(read.texts()).containsExactly("a@x.example");
        assertThat(read.numbers()).as("Excel does not show it").containsExactly(2);
    }

    @Test
    void a_header_may_stand_on_several_lines_within_quotes() {
        var read = Reading.of("\"Name\n(first, last)\",\"Email\"\nAnn,a@x.example");

        assertThat(read.texts()).containsExactly("a@x.example");
        assertThat(read.numbers()).containsExactly(2);
    }

    @Test
    void a_quote_that_never_closes_leaves_a_header_its_first_line() {
        assertThat(Reading.of("Email,\"Name\na@x.example,Ann\nb@x.example,Bob").texts())
                .containsExactly("a@x.example", "b@x.example");
    }

    @Test
    void X12_the_headers_found_are_named_where_none_is_email() {
        assertThat(refused(
                                EnrollmentProblem.NO_EMAIL_COLUMN,
                                "Name;E-Mail;;Room\u0007\nAnn;a@x.example;1;2".replace("\u0007", ""))
                        .detail())
                .isEqualTo("Found in the first row: Name, E-Mail, (no name), Room. Name the column with the addresses"
                        + " Email.");
    }

    @Test
    void X12_no_more_than_20_headers_of_60_characters_are_named() {
        var header = IntStream.rangeClosed(1, 25)
                .mapToObj(i -> "n" + i + "x".repeat(i == 1 ? 100 : 0))
                .collect(Collectors.joining(","));

        assertThat(refused(EnrollmentProblem.NO_EMAIL_COLUMN, header + "\n").detail())
                .startsWith("Found in the first row: n1" + "x".repeat(57) + "…, n2, ")
                .endsWith(", n20 and 5 more. Name the column with the addresses Email.");
    }

    @Test
    void X12_what_nobody_sees_within_a_header_is_not_repeated() {
        assertThat(refused(EnrollmentProblem.NO_EMAIL_COLUMN, "Na\u202E\u200Bme,\"E\n Mail\"")
                        .detail())
                .startsWith("Found in the first row: Na me, E Mail.");
    }

    @Test
    void an_address_in_place_of_a_header_is_not_repeated() {
        assertThat(refused(EnrollmentProblem.NO_EMAIL_COLUMN, "a@x.example,Ann\nb@x.example,Bob")
                        .detail())
                .startsWith("Found in the first row: (an address), Ann.");
    }

    @Test
    void two_email_columns_are_one_too_many() {
        assertThat(refused(EnrollmentProblem.TWO_EMAIL_COLUMNS, "Email,Name,EMAIL \na@x.example,Ann,b@x.example")
                        .detail())
                .isEqualTo("Columns 1 and 3 are both named Email; keep the one with the addresses.");
    }

    @Test
    void a_header_longer_than_a_line_may_be_refuses_the_file() {
        refused(EnrollmentProblem.HEADER_TOO_LONG, "Email," + "x".repeat(495) + "\na@x.example");
        assertThat(Reading.of("Email," + "x".repeat(494) + "\na@x.example").texts())
                .containsExactly("a@x.example");
    }
}
