package rollbook.e2e;

import java.util.Arrays;
import java.util.List;

/**
 * How one invited person stands on a license whose only seat the invite holds while somebody else waits, and what an act
 * makes of it: the rules (R46–R52, §4, X17, X18) as a table. None of the product's code is in it.
 *
 * @param status of the membership
 * @param invite its state; {@code KEPT} = accepted on a frozen license, to be judged on renewal
 * @param license {@code LIVE} or {@code FROZEN}
 */
record Standing(String status, String invite, String license) {

    /** Offered and not answered. */
    static final Standing INVITED = new Standing("INVITED", "PENDING", "LIVE");

    /** The first line that fits holds; {@code *} fits everything, {@code =} leaves what was. */
    private static final List<Line> TABLE = """
            INVITED  PENDING LIVE   ACCEPT   MEMBER    ACCEPTED  =       R50: a member on acceptance
            INVITED  PENDING FROZEN ACCEPT   INVITED   KEPT      =       §4: frozen, acceptances are kept and judged on renewal
            *        *       *      ACCEPT   =         =         =       §4: nothing is offered any more
            INVITED  PENDING *      DECLINE  DECLINED  DECLINED  =       §4: declined, none; frozen or not, nobody joins by it
            *        *       *      DECLINE  =         =         =       §4: nothing is offered any more
            INVITED  PENDING LIVE   EXPIRE   EXPIRED   EXPIRED   =       X17: a pending invite expires
            *        *       *      EXPIRE   =         =         =       §4: frozen, its time stands still; else it is answered
            INVITED  *       *      WITHDRAW WITHDRAWN WITHDRAWN =       §4: a removal after the offer voids an acceptance
            MEMBER   *       *      WITHDRAW REMOVED   =         =       §4: gone until added again
            *        *       *      WITHDRAW =         =         =       who is gone is gone
            INVITED  *       *      REMOVE   WITHDRAWN WITHDRAWN =       as above: every license admin may (§2)
            MEMBER   *       *      REMOVE   REMOVED   =         =
            *        *       *      REMOVE   =         =         =
            INVITED  *       *      KEEP_OUT KEPT_OUT  WITHDRAWN =       §4: a pending invite is withdrawn
            *        *       *      KEEP_OUT KEPT_OUT  =         =       §4: gone, seat free
            *        *       FROZEN ADD      =         =         =       §4: nothing joins by any method
            INVITED  PENDING LIVE   ADD      MEMBER    WITHDRAWN =       §4: invite closed, member at once
            MEMBER   *       LIVE   ADD      =         =         =       §4: one more grant, no second seat
            KEPT_OUT *       LIVE   ADD      =         =         =       §4: refused as kept out
            *        *       LIVE   ADD      WAITING   =         =       X18: the seat went to who waited
            *        *       *      SUSPEND  =         =         FROZEN  §4: suspended, frozen
            """.lines().map(Line::of).toList();

    /** What is left of it when this happens. */
    Standing then(Act act) {
        return TABLE.stream()
                .filter(line -> line.act() == act && line.fits(this))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the table has no line for %s of %s".formatted(act, this)))
                .of(this);
    }

    /** How the license must look: whoever waits has a seat and an invite if and only if this one holds no seat. */
    String told() {
        var holdsTheSeat = List.of("MEMBER", "INVITED").contains(status);
        return "%s %s on a %s license, next %s"
                .formatted(status, invite, license, holdsTheSeat ? "WAITING -" : "INVITED PENDING");
    }

    private record Line(Standing before, Act act, Standing after) {
        static Line of(String text) {
            var words = Arrays.asList(text.strip().split("\\s+"));
            return new Line(
                    new Standing(words.get(0), words.get(1), words.get(2)),
                    Act.valueOf(words.get(3)),
                    new Standing(words.get(4), words.get(5), words.get(6)));
        }

        boolean fits(Standing standing) {
            return fits(before.status, standing.status)
                    && fits(before.invite, standing.invite)
                    && fits(before.license, standing.license);
        }

        private static boolean fits(String pattern, String word) {
            return pattern.equals("*") || pattern.equals(word);
        }

        Standing of(Standing standing) {
            return new Standing(
                    either(after.status, standing.status),
                    either(after.invite, standing.invite),
                    either(after.license, standing.license));
        }

        private static String either(String word, String before) {
            return word.equals("=") ? before : word;
        }
    }
}
