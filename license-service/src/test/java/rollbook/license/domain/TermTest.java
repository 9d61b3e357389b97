package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.LicenseStatus;

class TermTest {
    private static final Instant EXPIRES = Instant.parse("2027-06-30T00:00:00Z");

    @ParameterizedTest(name = "{0} days of grace, at {1}: {2}")
    @CsvSource({
        " 0, 2027-06-29T23:59:59.999999Z, LIVE",
        " 0, 2027-06-30T00:00:00Z,        EXPIRED",
        "14, 2027-06-30T00:00:00Z,        LIVE",
        "14, 2027-07-13T23:59:59.999999Z, LIVE",
        "14, 2027-07-14T00:00:00Z,        EXPIRED",
        "14, 2028-01-01T00:00:00Z,        EXPIRED",
    })
    void a_license_lives_to_the_exact_second_its_grace_is_over(int grace, Instant now, LicenseStatus status) {
        assertThat(new Term(EXPIRES, grace, false).status(now)).isEqualTo(status);
    }

    @Test
    void its_end_is_told_with_the_grace() {
        assertThat(new Term(EXPIRES, 14, false).endsAt()).isEqualTo(Instant.parse("2027-07-14T00:00:00Z"));
        assertThat(Term.UNLIMITED.endsAt()).isNull();
    }

    @Test
    void without_an_end_it_lives_for_ever() {
        assertThat(Term.UNLIMITED.status(Instant.MAX)).isEqualTo(LicenseStatus.LIVE);
    }

    @Test
    void suspended_is_suspended_whether_or_not_it_is_over() {
        assertThat(new Term(EXPIRES, 0, true).status(EXPIRES)).isEqualTo(LicenseStatus.SUSPENDED);
        assertThat(new Term(EXPIRES, 0, true).status(Instant.EPOCH)).isEqualTo(LicenseStatus.SUSPENDED);
        assertThat(new Term(null, 0, true).status(Instant.EPOCH)).isEqualTo(LicenseStatus.SUSPENDED);
    }
}
