package rollbook.enrollment.domain;

import org.jspecify.annotations.Nullable;
import rollbook.events.EmailRefusal;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;

/**
 * What became of one row of a batch. Some rows are settled here, where nobody needs to be asked; the others by
 * license-service's verdict.
 *
 * @param label an {@link Outcome}'s name, or {@code REPEATED} or {@code BLANK}
 * @param rule the rule behind a refusal, such as {@code R17}
 * @param detail a sentence for the admin; it never repeats what was typed
 * @param reason of a refusal: its stable name, to write a sentence of one's own by; settled here an {@link EmailRefusal}'s, a
 *     {@link FileRow.Damage}'s, or {@code FORMULA}, else license-service's; {@link #HAD_INVITE} of somebody whose pending invite
 *     this took the place of
 * @param sameAs of {@code REPEATED}: the earlier row
 */
public record RowOutcome(
        String label,
        @Nullable String rule,
        @Nullable String detail,
        @Nullable String reason,
        @Nullable Integer sameAs) {

    /** The person had an invite until this gave them more; of a row taken back (X32): until what is taken back did. */
    public static final String HAD_INVITE = "HAD_INVITE";

    private static final String INVITE_IS_GONE =
            "They had an invite before they were added. It is not brought back; invite them again if they should have one.";
    private static final String OUR_FAULT =
            "This failed on our side; it is kept, and our staff can have it judged again.";

    /** No address we can add stands in the row. */
    static RowOutcome refused(String rule, EmailRefusal reason) {
        return refused(rule, reason.name(), reason.explanation());
    }

    /** The row names nobody, for a reason that is told. */
    static RowOutcome refused(String rule, String reason, String explanation) {
        return new RowOutcome(Outcome.REFUSED.name(), rule, explanation, reason, null);
    }

    /** Nothing stands in the row. */
    static RowOutcome blank() {
        return new RowOutcome("BLANK", null, "The row is empty.", null, null);
    }

    /** The address stands in an earlier row too, and counts once. */
    static RowOutcome repeats(int row) {
        return new RowOutcome("REPEATED", null, "The same address as in row " + row + ".", null, row);
    }

    /** license-service's verdict on the row's person. */
    public static RowOutcome judged(MembershipChanged.Person person) {
        var outcome = person.outcome();
        return new RowOutcome(
                outcome.name(),
                person.rule(),
                outcome == Outcome.FAILED ? OUR_FAULT : person.detail(),
                isMoreThanAnInvite(outcome) && person.before() == MembershipStatus.INVITED
                        ? HAD_INVITE
                        : person.reason(),
                null);
    }

    private static boolean isMoreThanAnInvite(Outcome outcome) {
        return outcome == Outcome.ADDED || outcome == Outcome.WAITING;
    }

    /** The sentence to show: {@code detail}, or what undoing did not bring back (X32). */
    public @Nullable String told() {
        var isInviteGone = label.equals(Outcome.REMOVED.name()) && HAD_INVITE.equals(reason);
        return isInviteGone && detail == null ? INVITE_IS_GONE : detail;
    }
}
