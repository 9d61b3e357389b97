package rollbook.invite.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;

/**
 * One offer to one person to come onto a license. What it becomes is decided here; that the person is a member is
 * license-service's word, and so is that an invite was taken back.
 *
 * @param expiresAt when it runs out unless answered; on a frozen license that moment stands still
 * @param frozen whether its license is frozen now
 * @param answerId the fact that told license-service of the answer, until its verdict is there
 */
public record Invite(
        UUID id,
        UUID licenseId,
        UUID memberId,
        InviteState state,
        Instant expiresAt,
        boolean frozen,
        @Nullable UUID answerId) {

    /** What this answer comes to at {@code now}: an invite that ran out takes none, even where nobody noticed yet. */
    public Answering answer(Reply reply, Instant now) {
        if (state == InviteState.PENDING) {
            return hasRunOut(now) ? new Answering.TooLate(InviteState.EXPIRED) : new Answering.Given(reply.makes());
        }
        return reply.isIn(state) ? new Answering.Repeated(state) : new Answering.TooLate(state);
    }

    /** Whether its time was over at {@code now}; it stands still while the license is frozen (RULES §4). */
    public boolean hasRunOut(Instant now) {
        return !frozen && !expiresAt.isAfter(now);
    }

    /**
     * What license-service's verdict on the answer makes of it.
     *
     * @param verdict the one person of the answer to the fact {@link #answerId} names
     */
    public Concluded concluded(MembershipChanged.Person verdict) {
        return switch (state) {
            case CONFIRMING -> hasFailed(verdict) ? Concluded.OPEN_AGAIN : confirmed(verdict);
            case DECLINED -> hasFailed(verdict) ? Concluded.OPEN_AGAIN : new Concluded(state, false);
            case EXPIRED ->
                hasFailed(verdict) || isRefused(verdict) ? Concluded.OPEN_AGAIN : new Concluded(state, false);
            case WITHDRAWN -> new Concluded(cameByIt(verdict) ? InviteState.ACCEPTED : state, false);
            case PENDING, ACCEPTED -> new Concluded(state, false);
        };
    }

    /**
     * What becomes of an acceptance that license-service kept while the license was frozen, now that something was judged.
     *
     * @param verdict on the person, by an act of license-service's own
     */
    public Concluded resumed(MembershipChanged.Person verdict) {
        if (cameByIt(verdict)) {
            return new Concluded(InviteState.ACCEPTED, false);
        }
        return verdict.after() == MembershipStatus.INVITED
                ? new Concluded(state, true) // something else happened; it is still kept
                : new Concluded(InviteState.WITHDRAWN, false);
    }

    /** A frozen license takes no acceptance, which is kept. */
    private static Concluded confirmed(MembershipChanged.Person verdict) {
        if (verdict.outcome() == Outcome.REFUSED) {
            return new Concluded(InviteState.CONFIRMING, true);
        }
        return new Concluded(cameByIt(verdict) ? InviteState.ACCEPTED : InviteState.WITHDRAWN, false);
    }

    /** A frozen license lets no invite run out. */
    private static boolean isRefused(MembershipChanged.Person verdict) {
        return verdict.outcome() == Outcome.REFUSED && verdict.after() == MembershipStatus.INVITED;
    }

    /** Our fault: the person may answer once more. */
    private static boolean hasFailed(MembershipChanged.Person verdict) {
        return verdict.outcome() == Outcome.FAILED;
    }

    /**
     * Whether this very acceptance made a member. Whoever is one already had the invite withdrawn before; and where accepting
     * showed that two persons are one, it was withdrawn under its former id and accepted all the same.
     */
    private static boolean cameByIt(MembershipChanged.Person verdict) {
        return verdict.outcome() == Outcome.ADDED && verdict.after() == MembershipStatus.MEMBER;
    }

    /**
     * How an invite stands after a verdict.
     *
     * @param kept whether license-service keeps the acceptance until the license is renewed
     */
    public record Concluded(InviteState state, boolean kept) {
        static final Concluded OPEN_AGAIN = new Concluded(InviteState.PENDING, false);
    }
}
