package rollbook.license.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseStatus;

/**
 * What the clock may have made of a license since anybody was told: it expired, or its admins are to be warned that it will.
 *
 * @param told the status the other services were last told
 * @param warnedFor the expiry its admins were last warned of; after a renewal the warnings start again
 * @param warnedDays how many days before it that was; 0 = when it had passed
 */
public record Deadline(
        Term term, LicenseStatus told, @Nullable Instant warnedFor, int warnedDays) {

    /** How many days before the expiry admins are warned, the nearest first. */
    private static final List<Integer> WARNINGS = List.of(1, 7, 30);

    /** Whether the license changed its status by itself. */
    public boolean isUntold(Instant now) {
        return told != term.status(now);
    }

    /** The warning to give now: 30, 7 or 1 days before the expiry, 0 in the grace after it; empty = none, or given. */
    public OptionalInt warning(Instant now) {
        var expiresAt = term.expiresAt();
        if (expiresAt == null || term.status(now) != LicenseStatus.LIVE) {
            return OptionalInt.empty();
        }
        var mark = mark(expiresAt, now);
        var given = expiresAt.equals(warnedFor);
        return mark.stream().filter(days -> !given || days < warnedDays).findFirst();
    }

    private static OptionalInt mark(Instant expiresAt, Instant now) {
        if (!now.isBefore(expiresAt)) {
            return OptionalInt.of(0);
        }
        return WARNINGS.stream()
                .mapToInt(Integer::intValue)
                .filter(days -> !now.isBefore(expiresAt.minus(Duration.ofDays(days))))
                .findFirst();
    }
}
