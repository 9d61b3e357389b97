package rollbook.enrollment.domain;

import org.jspecify.annotations.Nullable;
import rollbook.events.EmailRefusal;
import rollbook.events.Outcome;

/**
 * What became of one row of a batch. Some rows are settled here, where nobody needs to be asked; the others by
 * license-service's verdict.
 *
 * @param label an {@link Outcome}'s name, or {@code REPEATED} or {@code BLANK}
 * @param rule the rule behind a refusal, such as {@code R17}
 * @param detail a sentence for the admin; it never repeats what was typed
 * @param reason of a refusal settled here: its stable name, to write a sentence of one's own by; an {@link EmailRefusal}'s, a
 *     {@link FileRow.Damage}'s, or {@code FORMULA}
 * @param sameAs of {@code REPEATED}: the earlier row
 */
public record RowOutcome(
        String label,
        @Nullable String rule,
        @Nullable String detail,
        @Nullable String reason,
        @Nullable Integer sameAs) {

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
    public static RowOutcome judged(Outcome outcome, @Nullable String rule, @Nullable String detail) {
        return new RowOutcome(outcome.name(), rule, outcome == Outcome.FAILED ? OUR_FAULT : detail, null, null);
    }
}
