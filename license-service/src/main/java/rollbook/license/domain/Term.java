package rollbook.license.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseStatus;

/**
 * How long a license lives.
 *
 * @param expiresAt when what was bought is over; null = without an end
 * @param graceDays how many days after that it goes on, 0 to 365
 * @param suspended whether staff stopped it meanwhile
 */
public record Term(@Nullable Instant expiresAt, int graceDays, boolean suspended) {

    /** Without an end, and live. */
    public static final Term UNLIMITED = new Term(null, 0, false);

    /** Days of grace where staff say nothing else: a school's order takes its time. */
    public static final int USUAL_GRACE = 14;

    /** The instant from which the license is frozen, were it not suspended before; null = never. */
    public @Nullable Instant endsAt() {
        return expiresAt == null ? null : expiresAt.plus(Duration.ofDays(graceDays));
    }

    /**
     * With another end, as a renewal or order says it.
     *
     * @param expires null = without an end
     * @param grace null = as before, or the usual one where there was no end before
     */
    public Term renewed(@Nullable Instant expires, @Nullable Integer grace) {
        if (expires == null) {
            return new Term(null, 0, suspended);
        }
        var usual = expiresAt == null ? USUAL_GRACE : graceDays;
        return new Term(expires, grace == null ? usual : grace, suspended);
    }

    /** The same end, stopped by staff or no longer. */
    public Term suspended(boolean stopped) {
        return new Term(expiresAt, graceDays, stopped);
    }

    /** What it makes of a license at this instant: the very second the grace is over it is expired. */
    public LicenseStatus status(Instant now) {
        if (suspended) {
            return LicenseStatus.SUSPENDED;
        }
        var end = endsAt();
        return end == null || now.isBefore(end) ? LicenseStatus.LIVE : LicenseStatus.EXPIRED;
    }
}
