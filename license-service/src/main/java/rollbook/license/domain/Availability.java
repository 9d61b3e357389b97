package rollbook.license.domain;

import org.jspecify.annotations.Nullable;

/**
 * One cell of {@link Eligibility}: whether a way onto a license is open, how warmly it is recommended, and why not.
 *
 * @param rank its place on the page; absent only where it is never offered
 * @param reason what an admin is told where it is closed to them; absent where it is open
 */
public record Availability(
        Opening opening, @Nullable Rank rank, @Nullable RefusalReason reason) {

    /** How far a way is open on a type of license. */
    public enum Opening {
        /** Not for anybody: hidden, and refused (R2). */
        NEVER,
        /** For those whom section 2 of the rules names. */
        ALWAYS,
        /** Until staff switch it off (R26, R27). */
        ON_BY_DEFAULT,
        /** Not until staff switch it on (R26, R27). */
        OFF_BY_DEFAULT,
        /** For staff; a customer requests it (R38). */
        STAFF_ONLY
    }

    static Availability never(RefusalReason reason) {
        return new Availability(Opening.NEVER, null, reason);
    }

    static Availability always(Rank rank) {
        return new Availability(Opening.ALWAYS, rank, null);
    }

    static Availability onByDefault(Rank rank) {
        return new Availability(Opening.ON_BY_DEFAULT, rank, null);
    }

    static Availability offByDefault(Rank rank) {
        return new Availability(Opening.OFF_BY_DEFAULT, rank, RefusalReason.LMS_SWITCHED_OFF);
    }

    static Availability staffOnly(Rank rank) {
        return new Availability(Opening.STAFF_ONLY, rank, RefusalReason.DOMAIN_BY_STAFF_ONLY);
    }

    /** Whether the page shows it on this type of license (R2): one that is off or staff's is shown, with its reason. */
    public boolean offered() {
        return opening != Opening.NEVER;
    }
}
