package rollbook.invite.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What an invited person is told by mail, where mail is on. The invite in the app stays the authority. */
public enum Notice {
    /** That they are invited. */
    INVITED,
    /** That the invite still waits, a week after it was made. */
    WEEK,
    /** That it runs out in three days. */
    LAST_DAYS,
    /** An admin asked for a reminder. */
    REMINDER;

    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    /** A notice and when it is due. */
    public record Due(Notice notice, Instant at) {}

    /**
     * The next one that comes by itself.
     *
     * @param after the moment of the last notice, of whatever kind
     */
    public static Optional<Due> next(Instant offeredAt, Instant expiresAt, Instant after) {
        var last = expiresAt.minus(THREE_DAYS);
        var week = offeredAt.plus(A_WEEK);
        return Stream.of(new Due(WEEK, week), new Due(LAST_DAYS, last))
                .filter(due -> due.at().isAfter(after) && due.at().isAfter(offeredAt))
                .filter(due -> due.notice() == LAST_DAYS || due.at().isBefore(last)) // not two within a short life
                .min(Comparator.comparing(Due::at));
    }
}
