package rollbook.license.inbound.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.LicenseProblem;

/** What numbers and times a license can have; anything else is a problem, 422. */
final class Bounds {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");
    private static final int LONGEST_GRACE = 365;
    private static final int LONGEST_REASON = 500;

    private Bounds() {}

    /** 1 or more; null = unlimited. */
    static @Nullable Integer seats(@Nullable Integer typed) {
        require(typed == null || typed >= 1, LicenseProblem.SEATS);
        return typed;
    }

    /** From 2000 to 2999, to the microsecond the database keeps; null = never. */
    static @Nullable Instant time(@Nullable Instant typed) {
        require(typed == null || (!typed.isBefore(FIRST) && typed.isBefore(LAST)), LicenseProblem.EXPIRY);
        return typed == null ? null : typed.truncatedTo(ChronoUnit.MICROS);
    }

    /** 0 to 365 days, and none without an expiry; null = the usual. */
    static @Nullable Integer grace(@Nullable Integer typed, @Nullable Instant expiresAt) {
        require(typed == null || (typed >= 0 && typed <= LONGEST_GRACE), LicenseProblem.GRACE);
        require(typed == null || typed == 0 || expiresAt != null, LicenseProblem.GRACE);
        return typed;
    }

    /** One line; null = none given. */
    static @Nullable String reason(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var reason = typed.strip();
        require(
                reason.length() <= LONGEST_REASON && reason.chars().noneMatch(Character::isISOControl),
                LicenseProblem.REASON);
        return reason;
    }

    /** Whether it is there, with 1 to {@code longest} characters. */
    static boolean isText(@Nullable String typed, int longest) {
        return typed != null && !typed.isEmpty() && typed.length() <= longest;
    }

    /** Holds a bound. */
    static void require(boolean holds, LicenseProblem otherwise) {
        if (!holds) {
            throw new ProblemException(otherwise);
        }
    }
}
