package rollbook.license.domain;

import java.util.List;
import rollbook.events.Outcome;

/** What was decided about one person of a fact: every person gets exactly one, the unchanged ones too (DESIGN §3). */
public sealed interface Verdict {

    /** How the person stood before. */
    Membership before();

    /** What the ledger and the answer to the fact say of it. */
    Outcome outcome();

    /** How the person stands now; {@link #before} itself when nothing is to be stored. */
    default Membership after() {
        return before();
    }

    /**
     * The membership changed: ADDED, INVITED or REASON_ADDED.
     *
     * @param after what to store: {@code before} with the events applied
     * @param events what happened; a {@code Withdrawn} among them closes a pending invite
     */
    record Changed(Membership before, Membership after, List<MembershipEvent> events, Outcome outcome)
            implements Verdict {
        public Changed {
            events = List.copyOf(events);
        }
    }

    /**
     * Nothing to store but the ledger's entry: ALREADY_MEMBER, ALREADY_INVITED, or REMOVED where a removal accepted
     * after this fact was judged before it.
     */
    record Unchanged(Membership before, Outcome outcome) implements Verdict {}

    /** A rule forbids it, and an admin is told which. */
    record Refused(Membership before, RefusalReason reason) implements Verdict {
        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }
    }

    /** The verdict these events are, told by what they make of the membership. */
    static Verdict of(Membership before, List<MembershipEvent> events) {
        var after = before.apply(events);
        if (after.equals(before)) {
            return new Unchanged(before, settled(before));
        }
        return new Changed(before, after, events, reached(before, after));
    }

    private static Outcome reached(Membership before, Membership after) {
        return switch (after.status()) {
            case MEMBER -> before.isMember() ? Outcome.REASON_ADDED : Outcome.ADDED;
            case INVITED -> before.isInvited() ? Outcome.ALREADY_INVITED : Outcome.INVITED;
            case NONE, WAITING, DECLINED, EXPIRED, WITHDRAWN, REMOVED, KEPT_OUT -> Outcome.REMOVED;
        };
    }

    private static Outcome settled(Membership membership) {
        return switch (membership.status()) {
            case MEMBER -> Outcome.ALREADY_MEMBER;
            case INVITED -> Outcome.ALREADY_INVITED;
            case NONE, WAITING, DECLINED, EXPIRED, WITHDRAWN, REMOVED, KEPT_OUT -> Outcome.REMOVED;
        };
    }
}
