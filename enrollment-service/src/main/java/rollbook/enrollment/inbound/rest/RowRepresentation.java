package rollbook.enrollment.inbound.rest;

import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.RowOutcome;
import rollbook.enrollment.usecase.Batches;

/**
 * One row of a batch.
 *
 * @param row its place in what was typed, from 1
 * @param text what was typed there
 * @param email the address read from it; null where there was none
 * @param outcome an outcome of the event catalogue, or {@code REPEATED}; null while it waits for its verdict
 * @param rule the rule behind a refusal
 * @param detail a sentence to show beside it
 */
public record RowRepresentation(
        int row,
        String text,
        @Nullable String email,
        @Nullable String outcome,
        @Nullable String rule,
        @Nullable String detail) {

    static RowRepresentation of(Batches.Row row) {
        var outcome = row.outcome();
        return outcome == null
                ? new RowRepresentation(row.number(), row.text(), row.email(), null, null, null)
                : of(row, outcome);
    }

    private static RowRepresentation of(Batches.Row row, RowOutcome outcome) {
        return new RowRepresentation(
                row.number(), row.text(), row.email(), outcome.label(), outcome.rule(), outcome.detail());
    }

    @Override
    public String toString() {
        return "Row[" + row + ", " + outcome + "]";
    }
}
