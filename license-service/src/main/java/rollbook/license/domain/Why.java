package rollbook.license.domain;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Grant.State;

/**
 * Why somebody stands on a license as they do, in a sentence for an admin.
 *
 * @param speakers who stood behind the events that grants came in
 * @param doers who stood behind the acts of a stamp: removals, exclusions
 */
public record Why(Map<UUID, Actor> speakers, Map<Long, Actor> doers) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    public Why {
        speakers = Map.copyOf(speakers);
        doers = Map.copyOf(doers);
    }

    /**
     * The sentence.
     *
     * @param position the place in the waiting line, where they wait
     */
    public String sentence(Membership membership, MembershipStatus status, @Nullable Integer position) {
        return switch (status) {
            case MEMBER -> granted(membership);
            case WAITING ->
                "Waiting for a seat" + (position == null ? "" : ", number " + position + " in line") + ". "
                        + granted(membership);
            case INVITED -> invite(membership, State.OFFERED, "Invited%s; not answered yet.");
            case DECLINED -> invite(membership, State.DECLINED, "Declined the invite%s.");
            case EXPIRED -> invite(membership, State.EXPIRED, "Did not answer the invite%s in time.");
            case WITHDRAWN -> invite(membership, State.OFFERED, "The invite%s was taken back.");
            case REMOVED -> removed(membership);
            case KEPT_OUT -> keptOut(membership);
            case NONE -> "Not on the license.";
        };
    }

    private String granted(Membership membership) {
        var grants = membership.live(State.GRANTED);
        if (grants.isEmpty()) {
            return membership.live(State.OFFERED).isEmpty()
                    ? "What put them on the license has ended."
                    : invite(membership, State.OFFERED, "Invited%s.");
        }
        var first = grants.getFirst().word();
        var others = grants.stream()
                .skip(1)
                .map(grant -> method(grant.word().source().method()))
                .distinct()
                .collect(joining(", "));
        return "Added by " + method(first.source().method()) + said(first)
                + (others.isEmpty() ? "." : "; also by " + others + ".");
    }

    private String invite(Membership membership, State state, String sentence) {
        var offer = membership.grants().values().stream()
                .filter(grant -> grant.state() == state)
                .map(Grant::word)
                .max(Comparator.comparingLong(Word::stamp));
        return sentence.formatted(
                offer.map(word -> " by " + method(word.source().method()) + said(word))
                        .orElse(""));
    }

    private String removed(Membership membership) {
        var last = membership.grants().values().stream().map(Grant::word).max(Comparator.comparingLong(Word::stamp));
        var byHand = last.map(word -> word.stamp() <= membership.removedAt()).orElse(membership.removedAt() > 0);
        return byHand
                ? "Removed" + done(membership.removedAt()) + "."
                : "No reason is left"
                        + last.map(word -> ": " + method(word.source().method()) + " was the last")
                                .orElse("")
                        + ".";
    }

    private String keptOut(Membership membership) {
        return List.of(Authority.STAFF, Authority.ADMIN).stream()
                .filter(membership::isKeptOut)
                .findFirst()
                .flatMap(by -> Optional.ofNullable(membership.exclusions().get(by)))
                .map(exclusion -> "Removed and kept out" + done(exclusion.stamp()) + ".")
                .orElse("Removed and kept out.");
    }

    private String said(Word word) {
        return on(word.stamp()) + by(speakers.get(word.eventId()));
    }

    private String done(long stamp) {
        return on(stamp) + by(doers.get(stamp));
    }

    private static String on(long stamp) {
        var at = Instant.EPOCH.plus(stamp, ChronoUnit.MICROS);
        return " on " + DAY.format(at.atOffset(ZoneOffset.UTC));
    }

    private static String by(@Nullable Actor actor) {
        if (actor == null) {
            return "";
        }
        return switch (actor.role()) {
            case STAFF -> " by our staff";
            case USER -> " by themselves";
            case LICENSE_ADMIN -> actor.email() == null ? " by an admin" : " by " + actor.email();
            case SYSTEM -> "";
        };
    }

    private static String method(EnrollmentMethod method) {
        return switch (method) {
            case OU -> "OU sync";
            case CSV -> "CSV";
            case EMAIL -> "email list";
            case LMS -> "an LMS assignment";
            case LINK -> "the license link";
            case KEY -> "the license key";
            case DOMAIN -> "email domain";
        };
    }
}
