package rollbook.license.domain;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Because.Kind;
import rollbook.license.domain.Grant.State;

/**
 * Why somebody stands on a license as they do, in a sentence for an admin.
 *
 * @param speakers who stood behind the events that grants came in
 * @param doers who stood behind the acts of a stamp: removals, exclusions
 */
public record Why(Map<UUID, Actor> speakers, Map<Long, Actor> doers) {
    public Why {
        speakers = Map.copyOf(speakers);
        doers = Map.copyOf(doers);
    }

    /**
     * The sentence. It names no day, which is another one in another zone: {@link #because} has the moment.
     *
     * @param position the place in the waiting line, where they wait
     */
    public String sentence(Membership membership, MembershipStatus status, @Nullable Integer position) {
        var said = said(because(membership, status));
        return status == MembershipStatus.WAITING
                ? "Waiting for a seat" + (position == null ? "" : ", number " + position + " in line") + ". " + said
                : said;
    }

    /** The same piece by piece. */
    public Because because(Membership membership, MembershipStatus status) {
        return switch (status) {
            case MEMBER, WAITING -> granted(membership);
            case INVITED -> invite(membership, State.OFFERED, Kind.INVITED);
            case DECLINED -> invite(membership, State.DECLINED, Kind.DECLINED);
            case EXPIRED -> invite(membership, State.EXPIRED, Kind.EXPIRED);
            case WITHDRAWN -> invite(membership, State.OFFERED, Kind.WITHDRAWN);
            case REMOVED -> removed(membership);
            case KEPT_OUT -> keptOut(membership);
            case NONE -> Because.of(Kind.NOBODY);
        };
    }

    private Because granted(Membership membership) {
        var grants = membership.live(State.GRANTED);
        if (grants.isEmpty()) {
            return membership.live(State.OFFERED).isEmpty()
                    ? Because.of(Kind.ENDED)
                    : invite(membership, State.OFFERED, Kind.INVITED);
        }
        var first = grants.getFirst().word();
        var others = grants.stream()
                .skip(1)
                .map(grant -> grant.word().source().method())
                .distinct()
                .toList();
        return new Because(
                Kind.ADDED, first.source().method(), others, at(first.stamp()), speakers.get(first.eventId()));
    }

    private Because invite(Membership membership, State state, Kind kind) {
        return membership.grants().values().stream()
                .filter(grant -> grant.state() == state)
                .map(Grant::word)
                .max(Comparator.comparingLong(Word::stamp))
                .map(word -> new Because(
                        kind, word.source().method(), List.of(), at(word.stamp()), speakers.get(word.eventId())))
                .orElseGet(() -> Because.of(kind));
    }

    private Because removed(Membership membership) {
        var last = membership.grants().values().stream().map(Grant::word).max(Comparator.comparingLong(Word::stamp));
        var byHand = last.map(word -> word.stamp() <= membership.removedAt()).orElse(membership.removedAt() > 0);
        return byHand
                ? done(Kind.REMOVED, membership.removedAt())
                : last.map(word ->
                                new Because(Kind.NO_REASON_LEFT, word.source().method(), List.of(), null, null))
                        .orElseGet(() -> Because.of(Kind.NO_REASON_LEFT));
    }

    private Because keptOut(Membership membership) {
        return List.of(Authority.STAFF, Authority.ADMIN).stream()
                .filter(membership::isKeptOut)
                .findFirst()
                .flatMap(by -> Optional.ofNullable(membership.exclusions().get(by)))
                .map(exclusion -> done(Kind.KEPT_OUT, exclusion.stamp()))
                .orElseGet(() -> Because.of(Kind.KEPT_OUT));
    }

    private Because done(Kind kind, long stamp) {
        return new Because(kind, null, List.of(), at(stamp), doers.get(stamp));
    }

    private static Instant at(long stamp) {
        return Instant.EPOCH.plus(stamp, ChronoUnit.MICROS);
    }

    private static String said(Because because) {
        var method = because.method();
        var by = (method == null ? "" : " by " + method(method)) + by(because.by());
        return switch (because.kind()) {
            case ADDED -> "Added" + by + others(because.others()) + ".";
            case INVITED -> "Invited" + by + "; not answered yet.";
            case DECLINED -> "Declined the invite" + by + ".";
            case EXPIRED -> "Did not answer the invite" + by + " in time.";
            case WITHDRAWN -> "The invite" + by + " was taken back.";
            case REMOVED -> "Removed" + by + ".";
            case KEPT_OUT -> "Removed and kept out" + by + ".";
            case NO_REASON_LEFT ->
                "No reason is left" + (method == null ? "" : ": " + method(method) + " was the last") + ".";
            case ENDED -> "What put them on the license has ended.";
            case NOBODY -> "Not on the license.";
        };
    }

    private static String others(List<EnrollmentMethod> others) {
        return others.isEmpty()
                ? ""
                : "; also by " + others.stream().map(Why::method).collect(joining(", "));
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
