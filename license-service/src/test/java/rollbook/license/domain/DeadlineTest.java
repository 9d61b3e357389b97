package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.LicenseStatus;

/** When the admins of a license are warned that it ends, and when its end is told. */
class DeadlineTest {
    private static final Instant EXPIRES = Instant.parse("2027-06-30T12:00:00Z");
    private static final Term TERM = new Term(EXPIRES, 14, false);

    @ParameterizedTest(name = "{0} hours before the expiry: {1}")
    @CsvSource({
        "721, -1",
        "720, 30",
        "169, 30",
        "168, 7",
        "25, 7",
        "24, 1",
        "1, 1",
        "0, 0",
        "-335, 0",
        "-336, -1",
    })
    void a_warning_is_due_from_30_7_and_1_days_before_the_expiry_and_in_the_grace(int hours, int days) {
        var now = EXPIRES.minus(Duration.ofHours(hours));

        assertThat(new Deadline(TERM, LicenseStatus.LIVE, null, 0).warning(now).orElse(-1))
                .isEqualTo(days);
    }

    @ParameterizedTest(name = "warned {0} days before, {1} hours before the expiry: {2}")
    @CsvSource({"30, 169, -1", "30, 168, 7", "7, 25, -1", "7, 1, 1", "1, 0, 0", "0, -1, -1", "30, 0, 0"})
    void each_warning_is_given_once_and_one_missed_is_not_made_up_for(int warned, int hours, int days) {
        var now = EXPIRES.minus(Duration.ofHours(hours));

        assertThat(new Deadline(TERM, LicenseStatus.LIVE, EXPIRES, warned)
                        .warning(now)
                        .orElse(-1))
                .isEqualTo(days);
    }

    @Test
    void after_a_renewal_the_warnings_start_again() {
        var lastYear = EXPIRES.minus(Duration.ofDays(365));

        assertThat(new Deadline(TERM, LicenseStatus.LIVE, lastYear, 0).warning(EXPIRES.minus(Duration.ofDays(30))))
                .isEqualTo(OptionalInt.of(30));
    }

    @Test
    void who_is_suspended_or_has_no_end_is_not_warned() {
        assertThat(new Deadline(TERM.suspended(true), LicenseStatus.SUSPENDED, null, 0).warning(EXPIRES))
                .isEmpty();
        assertThat(new Deadline(Term.UNLIMITED, LicenseStatus.LIVE, null, 0).warning(EXPIRES))
                .isEmpty();
    }

    @Test
    void an_end_is_untold_from_the_second_the_grace_is_over_until_it_is_told() {
        var end = EXPIRES.plus(Duration.ofDays(14));

        assertThat(new Deadline(TERM, LicenseStatus.LIVE, null, 0).isUntold(end.minusMillis(1)))
                .isFalse();
        assertThat(new Deadline(TERM, LicenseStatus.LIVE, null, 0).isUntold(end))
                .isTrue();
        assertThat(new Deadline(TERM, LicenseStatus.EXPIRED, null, 0).isUntold(end))
                .isFalse();
    }
}
