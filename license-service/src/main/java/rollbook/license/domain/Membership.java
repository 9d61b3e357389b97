package rollbook.license.domain;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Grant.State;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Removed;
import rollbook.license.domain.MembershipEvent.Withdrawn;

/**
 * One person on one license: the latest word of each source and the last removal (DESIGN §2). A fold of what was said
 * about them that ignores order and repetition; the status is computed from it and never stored as the truth.
 *
 * @param grants by source, the withdrawn and the void ones too
 * @param removedAt stamp of the last removal by hand; 0 when there was none
 */
public record Membership(Map<GrantSource, Grant> grants, long removedAt) {

    /** Somebody of whom nothing was ever said on this license. */
    public static final Membership NONE = new Membership(Map.of(), 0);

    public Membership {
        grants = Map.copyOf(grants);
    }

    /** The membership as it was stored: its grants, one of each source, and the last removal. */
    public static Membership of(Collection<Grant> grants, long removedAt) {
        return new Membership(
                grants.stream().collect(toUnmodifiableMap(grant -> grant.word().source(), Function.identity())),
                removedAt);
    }

    /** What this event makes of it. Nothing changes when the event is old news. */
    public Membership apply(MembershipEvent event) {
        return switch (event) {
            case Granted(var word) -> with(new Grant(State.GRANTED, word));
            case Offered(var word) -> with(new Grant(State.OFFERED, word));
            case Withdrawn(var word) -> with(new Grant(State.WITHDRAWN, word));
            case Removed(var stamp) -> new Membership(grants, Math.max(stamp, removedAt));
        };
    }

    /** What these events make of it, one after the other; their order does not matter. */
    public Membership apply(Collection<? extends MembershipEvent> events) {
        var membership = this;
        for (var event : events) {
            membership = membership.apply(event);
        }
        return membership;
    }

    /** How the person stands, before seats: granted beats offered, offered beats nothing. */
    public MembershipStatus status() {
        if (!live(State.GRANTED).isEmpty()) {
            return MembershipStatus.MEMBER;
        }
        if (!live(State.OFFERED).isEmpty()) {
            return MembershipStatus.INVITED;
        }
        return grants.isEmpty() && removedAt == 0 ? MembershipStatus.NONE : MembershipStatus.REMOVED;
    }

    /** Whether at least one grant is live. */
    public boolean isMember() {
        return status() == MembershipStatus.MEMBER;
    }

    /** Whether an invite is pending, and no grant is live. */
    public boolean isInvited() {
        return status() == MembershipStatus.INVITED;
    }

    /** The grants in this state that were said since the last removal, longest standing first. */
    public List<Grant> live(State state) {
        return grants.values().stream()
                .filter(grant -> grant.state() == state && !isVoid(grant.word()))
                .sorted(Comparator.comparing(Grant::word, Word.IN_ORDER))
                .toList();
    }

    /** The live grant of a source, if it has one; a pending invite is none. */
    public Optional<Grant> liveGrantOf(GrantSource source) {
        return Optional.ofNullable(grants.get(source))
                .filter(grant -> grant.state() == State.GRANTED && !isVoid(grant.word()));
    }

    /** Whether the person was removed by hand since this was said; a removal wins a tie. */
    public boolean isVoid(Word word) {
        return word.stamp() <= removedAt;
    }

    private Membership with(Grant grant) {
        var merged = new HashMap<>(grants);
        merged.merge(grant.word().source(), grant, Grant::later);
        return new Membership(merged, removedAt);
    }
}
