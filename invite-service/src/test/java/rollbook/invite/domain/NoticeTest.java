package rollbook.invite.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an invitee is reminded: a week after the offer and three days before the end, never twice in between. */
class NoticeTest {
    private static final Instant OFFERED = Instant.parse("2026-11-25T10:00:00Z");

    @ParameterizedTest(name = "an invite of {0} days, after day {1}")
    @CsvSource({
        "30,  0, WEEK,      7",
        "30,  6, WEEK,      7",
        "30,  7, LAST_DAYS, 27",
        "30, 26, LAST_DAYS, 27",
        "30, 27, ,",
        "11,  0, WEEK,      7",
        "10,  0, LAST_DAYS, 7",
        " 8,  0, LAST_DAYS, 5",
        " 3,  0, ,",
        " 1,  0, ,",
    })
    void the_next_notice_is(int life, int after, Notice next, Integer day) {
        var due = Notice.next(OFFERED, day(life), day(after));

        assertThat(due.map(Notice.Due::notice).orElse(null)).isEqualTo(next);
        assertThat(due.map(Notice.Due::at).orElse(null)).isEqualTo(day == null ? null : day(day));
    }

    private static Instant day(int day) {
        return OFFERED.plus(Duration.ofDays(day));
    }
}
