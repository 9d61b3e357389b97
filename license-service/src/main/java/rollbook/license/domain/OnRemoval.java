package rollbook.license.domain;

import static rollbook.events.EnrollmentMethod.DOMAIN;
import static rollbook.events.EnrollmentMethod.LMS;
import static rollbook.events.EnrollmentMethod.OU;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseStatus;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Grant.State;

/**
 * What would happen if an admin removed somebody now: said before the click (RULES §4, R13, R42).
 *
 * @param comesBack whether what is behind them would bring them back though nobody adds them again
 * @param by what would: {@code OU}, {@code DOMAIN} or {@code LMS}
 * @param at when, as far as it is known
 * @param waits whether they would come back without a seat, last in line
 * @param sentence the same in words
 */
public record OnRemoval(
        boolean comesBack,
        @Nullable EnrollmentMethod by,
        @Nullable Instant at,
        boolean waits,
        String sentence) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);

    /**
     * Foretells a removal.
     *
     * @param status how they stand now
     * @param seats of the license now
     * @return empty of who is not on the license in any way: there is nothing to remove
     */
    public static Optional<OnRemoval> of(
            Membership membership, MembershipStatus status, Terms license, Seats seats, Instant now) {
        return switch (membership.entitlement()) {
            case NOTHING -> Optional.empty();
            case OFFERED -> Optional.of(gone("The invite is taken back. Gone until invited or added again."));
            case ENTITLED -> Optional.of(removed(membership, status, license, seats, now));
        };
    }

    private static OnRemoval removed(
            Membership membership, MembershipStatus status, Terms license, Seats seats, Instant now) {
        var goingOn = membership.live(State.GRANTED).stream()
                .map(Grant::word)
                .filter(word -> goesOn(word, license))
                .toList();
        return Stream.of(OU, DOMAIN, LMS)
                .filter(method ->
                        goingOn.stream().anyMatch(word -> word.source().method() == method))
                .findFirst()
                .map(method -> back(
                        method,
                        license,
                        backWithoutSeat(membership, status, seats),
                        nextRun(method, goingOn, license, now)))
                .orElseGet(() -> gone("Gone until added again."));
    }

    /** Whether the source of that word goes on speaking. */
    private static boolean goesOn(Word word, Terms license) {
        return switch (word.source().method()) {
            case OU, DOMAIN -> license.claims().stream().anyMatch(claim -> isOf(word, claim));
            case LMS -> license.lmsEnrollment();
            case CSV, EMAIL, LINK, KEY -> false;
        };
    }

    /** Whether that sync or that domain is the one that spoke. */
    private static boolean isOf(Word word, Claim claim) {
        return switch (claim.kind()) {
            case OU_SYNC ->
                word.source().method() == OU
                        && (word.origin() == null || claim.holder().toString().equals(word.origin()));
            case DOMAIN ->
                word.source().method() == DOMAIN
                        && claim.name().equals(word.source().name());
        };
    }

    /** Their seat goes to whoever waits longest; what is left then decides. */
    private static boolean backWithoutSeat(Membership membership, MembershipStatus status, Seats seats) {
        var without = seats.moved(status, MembershipStatus.REMOVED);
        var calls = without.calls();
        var seated =
                new Seats(without.limit(), without.members() + calls, without.invited(), without.waiting() - calls);
        return seated.place(MembershipStatus.REMOVED, membership) == MembershipStatus.WAITING;
    }

    private static OnRemoval back(EnrollmentMethod by, Terms license, boolean waits, @Nullable Instant at) {
        var seat = waits ? ", but waits for a seat, last in line" : "";
        return license.status() == LicenseStatus.LIVE
                ? new OnRemoval(true, by, at, waits, "Comes back " + when(by, at) + seat + ".")
                : new OnRemoval(
                        true,
                        by,
                        null,
                        waits,
                        "Comes back " + when(by, null) + " once the license is live again" + seat + ".");
    }

    private static String when(EnrollmentMethod by, @Nullable Instant at) {
        if (by == LMS) {
            return "when they open an assignment again";
        }
        var what = by == OU ? "OU sync" : "scan of the domain";
        return at == null
                ? "with the next " + what
                : "at " + TIME.format(at.atOffset(ZoneOffset.UTC)) + " by the " + what;
    }

    /** When what spoke of them runs next, as its service last said; a time that is past says nothing. */
    private static @Nullable Instant nextRun(EnrollmentMethod by, List<Word> goingOn, Terms license, Instant now) {
        return license.claims().stream()
                .filter(claim -> goingOn.stream().anyMatch(word -> word.source().method() == by && isOf(word, claim)))
                .map(Claim::nextRunAt)
                .flatMap(Stream::ofNullable)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static OnRemoval gone(String sentence) {
        return new OnRemoval(false, null, null, false, sentence);
    }
}
