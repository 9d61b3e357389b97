package rollbook.license.domain;

import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipStatus;

/**
 * The seats of a license and how many hold one or wait: the second step of judging (DESIGN §2). A seat is held by a member
 * and by a pending invite. Nobody seated is unseated by a later decision, and nobody overtakes those who wait.
 *
 * @param limit how many there are; null = unlimited (X18)
 * @param members hold a seat each
 * @param invited hold a seat each until they answer
 * @param waiting hold none
 */
public record Seats(@Nullable Integer limit, int members, int invited, int waiting) {

    /** How a membership stands, given how it stood: it keeps the seat it has, gets one, waits, or gives it up. */
    public MembershipStatus place(MembershipStatus before, Membership membership) {
        var entitlement = membership.entitlement();
        if (entitlement == Entitlement.NOTHING) {
            return membership.absence();
        }
        var mayTakeOne = waiting == 0 && free() > 0; // whoever waits is counted among those who wait
        return holdsOne(before) || mayTakeOne ? seated(entitlement) : MembershipStatus.WAITING;
    }

    /** How somebody who waited stands when it is their turn: seated, or gone if all they came by has ended meanwhile. */
    public static MembershipStatus called(Membership membership) {
        var entitlement = membership.entitlement();
        return entitlement == Entitlement.NOTHING ? membership.absence() : seated(entitlement);
    }

    /** How somebody with a reason to be on the license stands with a seat. */
    public static MembershipStatus seated(Entitlement entitlement) {
        return switch (entitlement) {
            case ENTITLED -> MembershipStatus.MEMBER;
            case OFFERED -> MembershipStatus.INVITED;
            case NOTHING -> throw new IllegalArgumentException("nothing to be seated for");
        };
    }

    /** How many of those who wait can be seated now. */
    public int calls() {
        return Math.min(free(), waiting);
    }

    /** How many seats nobody holds; 0 also when more are held than there are, after a lowering. */
    public int free() {
        return limit == null ? Integer.MAX_VALUE : Math.max(0, limit - taken());
    }

    /** How many are held. */
    public int taken() {
        return members + invited;
    }

    /** Whether at least so many percent of the seats are held; never where they are unlimited. */
    public boolean passed(int percent) {
        return limit != null && taken() * 100L >= (long) limit * percent;
    }

    /** After one person's status changed. */
    public Seats moved(MembershipStatus before, MembershipStatus after) {
        return new Seats(
                limit,
                members + change(MembershipStatus.MEMBER, before, after),
                invited + change(MembershipStatus.INVITED, before, after),
                waiting + change(MembershipStatus.WAITING, before, after));
    }

    /** The same holders with another number of seats: lowered below what is held, nobody loses theirs. */
    public Seats of(@Nullable Integer other) {
        return new Seats(other, members, invited, waiting);
    }

    /** Whether somebody of this status holds a seat. */
    public static boolean holdsOne(MembershipStatus status) {
        return status == MembershipStatus.MEMBER || status == MembershipStatus.INVITED;
    }

    private static int change(MembershipStatus counted, MembershipStatus before, MembershipStatus after) {
        return (after == counted ? 1 : 0) - (before == counted ? 1 : 0);
    }
}
