package rollbook.enrollment.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.RowOutcome;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;

/** The acts that name many people, and what became of each row. The writes belong in a transaction under way. */
public interface Batches {

    /** A batch as it was accepted. */
    record Batch(UUID id, UUID licenseId, EnrollmentMethod method, Actor actor, long stamp) {}

    /**
     * How far a batch is.
     *
     * @param people its rows
     * @param outcomes rows by outcome; a row without one is still waiting for its verdict
     */
    record Progress(
            UUID id,
            UUID licenseId,
            EnrollmentMethod method,
            Instant acceptedAt,
            int people,
            Map<String, Integer> outcomes) {

        public Progress {
            outcomes = Map.copyOf(outcomes);
        }

        /** Rows that have their outcome. */
        public int answered() {
            return outcomes.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** A row and what became of it; null while it waits. */
    record Row(
            int number,
            String text,
            @Nullable String email,
            @Nullable RowOutcome outcome) {
        @Override
        public String toString() {
            return "Row[" + number + ", " + outcome + "]";
        }
    }

    /** A verdict on one row. */
    record Judged(UUID batchId, int row, RowOutcome outcome) {}

    void accept(Batch batch, List<BatchRow> rows);

    /** Writes outcomes; a row that has one keeps it. */
    void conclude(Collection<Judged> verdicts);

    Optional<Progress> find(UUID batchId);

    /** Up to {@code limit} rows after the row {@code after}. */
    List<Row> rows(UUID batchId, int after, int limit);
}
