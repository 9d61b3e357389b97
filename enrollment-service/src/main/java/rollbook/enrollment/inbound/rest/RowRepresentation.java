package rollbook.enrollment.inbound.rest;

import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.Foreseen;
import rollbook.enrollment.usecase.Batches;

/**
 * One row of a batch.
 *
 * @param row its place in what was typed, from 1; in a file, where the header is row 1
 * @param text what was typed there
 * @param email the address read from it; null where there was none
 * @param outcome an outcome of the event catalogue, {@code REPEATED} or {@code BLANK}; null while it waits for its verdict
 * @param rule the rule behind a refusal
 * @param detail a sentence to show beside it
 * @param reason of a refusal: its stable name, such as {@code license-not-live}, or of a row that could not be read
 *     {@code MALFORMED} or {@code STRAY_QUOTE}; {@code HAD_INVITE}: the person had a pending invite before, which,
 *     {@code REMOVED} by an undoing, is not brought back
 * @param sameAs of {@code REPEATED}: the earlier row with the same address
 * @param foreseen what the plan showed, if the batch was planned
 */
public record RowRepresentation(
        int row,
        String text,
        @Nullable String email,
        @Nullable String outcome,
        @Nullable String rule,
        @Nullable String detail,
        @Nullable String reason,
        @Nullable Integer sameAs,
        @Nullable Foreseen foreseen) {

    static RowRepresentation of(Batches.Row row) {
        var outcome = row.outcome();
        return new RowRepresentation(
                row.number(),
                row.text(),
                row.email(),
                outcome == null ? null : outcome.label(),
                outcome == null ? null : outcome.rule(),
                outcome == null ? null : outcome.told(),
                outcome == null ? null : outcome.reason(),
                outcome == null ? null : outcome.sameAs(),
                row.foreseen());
    }

    @Override
    public String toString() {
        return "Row[" + row + ", " + outcome + "]";
    }
}
