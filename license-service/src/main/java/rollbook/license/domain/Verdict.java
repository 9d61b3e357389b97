package rollbook.license.domain;

import java.util.List;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.license.domain.Grant.State;

/** What was judged of one person of a fact, before it is asked whether a seat is free. */
public sealed interface Verdict {

    /** What happens to the membership. */
    List<MembershipEvent> events();

    /** It counts: these events happen. */
    record Accepted(List<MembershipEvent> events) implements Verdict {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * A rule forbids it, and an admin is told which.
     *
     * @param events what is recorded nevertheless, for the day the rule no longer forbids it
     */
    record Refused(RefusalReason reason, List<MembershipEvent> events) implements Verdict {
        public Refused {
            events = List.copyOf(events);
        }
    }

    /**
     * It was said before, counts still, and need not be said again: nothing happens. Of a fact about one person the ledger has
     * it already, so it is answered and not entered again.
     */
    record Repeated() implements Verdict {
        @Override
        public List<MembershipEvent> events() {
            return List.of();
        }
    }

    /**
     * What the ledger and the answer say became of the person.
     *
     * @param was how they stood
     * @param is how they stand
     */
    default Outcome outcome(Membership before, MembershipStatus was, Membership after, MembershipStatus is) {
        if (this instanceof Refused(var reason, var _)) {
            return reason == RefusalReason.KEPT_OUT ? Outcome.KEPT_OUT : Outcome.REFUSED;
        }
        return switch (is) {
            case MEMBER -> was == is ? stayed(before, after) : Outcome.ADDED;
            case INVITED -> was == is ? Outcome.ALREADY_INVITED : Outcome.INVITED;
            case WAITING -> Outcome.WAITING;
            case KEPT_OUT -> Outcome.KEPT_OUT;
            case NONE, DECLINED, EXPIRED, WITHDRAWN, REMOVED -> Outcome.REMOVED;
        };
    }

    private static Outcome stayed(Membership before, Membership after) {
        var more = after.live(State.GRANTED).size() > before.live(State.GRANTED).size();
        return more ? Outcome.REASON_ADDED : Outcome.ALREADY_MEMBER;
    }

    /** Nothing is said of the person that counts. */
    static Verdict unchanged() {
        return new Accepted(List.of());
    }

    /** This event happens. */
    static Verdict of(MembershipEvent event) {
        return new Accepted(List.of(event));
    }

    /** A rule forbids it, and nothing is recorded. */
    static Verdict refused(RefusalReason reason) {
        return new Refused(reason, List.of());
    }
}
