package rollbook.enrollment.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.FileWarning;
import rollbook.enrollment.domain.Foreseen;
import rollbook.enrollment.domain.RowOutcome;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;

/** The acts that name many people, and what became of each row. The writes belong in a transaction under way. */
public interface Batches {

    /** A batch as it was accepted. */
    record Batch(UUID id, UUID licenseId, EnrollmentMethod method, Actor actor, long stamp) {}

    /** How far a batch has come. */
    enum State {
        /** Its file is still being uploaded. */
        RECEIVING,
        /** A plan is being made of it. */
        PLANNING,
        /** The plan can be looked at and committed. */
        PLANNED,
        /** The plan was not committed in time. */
        EXPIRED,
        /** Rows wait for their outcome. */
        PROCESSING,
        /** Every row has its outcome. */
        DONE
    }

    /**
     * How far a batch is.
     *
     * @param madeBy whose it is
     * @param acceptedAt when it was committed; of a plan, when its file was uploaded
     * @param people its rows, {@code lastRow} the number of the last
     * @param outcomes rows by outcome; a row without one is still waiting for its verdict
     * @param plan what was shown before it was committed, if anything was
     * @param undoes the batch this one takes back, and {@code undoneBy} the one that took this back
     */
    record Progress(
            UUID id,
            UUID licenseId,
            EnrollmentMethod method,
            State state,
            Actor madeBy,
            Instant acceptedAt,
            int people,
            int lastRow,
            Map<String, Integer> outcomes,
            @Nullable String fileName,
            List<FileWarning> warnings,
            @Nullable PlanProgress plan,
            @Nullable UUID undoes,
            @Nullable UUID undoneBy) {

        public Progress {
            outcomes = Map.copyOf(outcomes);
            warnings = List.copyOf(warnings);
        }

        /** Rows that have their outcome. */
        public int answered() {
            return outcomes.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * How far a plan is.
     *
     * @param until when it can be committed at the latest; null while it is being made
     */
    record PlanProgress(Imports.Plan plan, @Nullable Instant until) {}

    /** A row and what became of it, null while it waits; and what its plan showed, if there was one. */
    record Row(
            int number,
            String text,
            @Nullable String email,
            @Nullable RowOutcome outcome,
            @Nullable Foreseen foreseen) {
        @Override
        public String toString() {
            return "Row[" + number + ", " + outcome + "]";
        }
    }

    /**
     * Some of a batch's rows.
     *
     * @param outcomes those that ended so, {@code foreseen} those the plan showed so; empty: whatever it was
     * @param after the rows after this one
     */
    record Some(Set<String> outcomes, Set<String> foreseen, int after, int limit) {
        public Some {
            outcomes = Set.copyOf(outcomes);
            foreseen = Set.copyOf(foreseen);
        }
    }

    /** A verdict on one row. */
    record Judged(int row, RowOutcome outcome) {}

    void accept(Batch batch, List<BatchRow> rows);

    /** Writes outcomes, none or more; a row that has one keeps it. */
    void conclude(UUID batchId, Collection<Judged> verdicts);

    Optional<Progress> find(UUID batchId);

    /** Rows in their order. */
    List<Row> rows(UUID batchId, Some some);
}
