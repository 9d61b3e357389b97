package rollbook.enrollment.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.FileWarning;
import rollbook.enrollment.usecase.Batches;
import rollbook.enrollment.usecase.Batches.State;
import rollbook.enrollment.usecase.Forecasts;
import rollbook.events.EnrollmentMethod;

/**
 * A batch and how far it is.
 *
 * @param acceptedAt when it was committed; of a plan, when its file was uploaded
 * @param people its rows, those that were refused at once and repetitions included
 * @param answered rows that have their outcome; the batch is done when all have
 * @param outcomes how many rows ended how
 * @param fileName of an upload that said it
 * @param warnings about an uploaded file
 * @param plan of a batch that was planned first
 * @param madeBy the address of whoever made it
 * @param undoes the batch this one takes back, and {@code undoneBy} the one that took this back
 */
public record BatchRepresentation(
        UUID batchId,
        UUID licenseId,
        EnrollmentMethod method,
        State state,
        int people,
        int answered,
        Map<String, Integer> outcomes,
        Instant acceptedAt,
        @Nullable String fileName,
        List<FileWarning> warnings,
        @Nullable PlanRepresentation plan,
        @Nullable String madeBy,
        @Nullable UUID undoes,
        @Nullable UUID undoneBy) {

    /**
     * What a plan shows (X30); each row's part of it is among the rows.
     *
     * @param until when it can be committed at the latest; null while it is being made
     * @param way whether people would be {@code ADDED} or {@code INVITED}; null where the license refuses them all
     * @param rule that decides so, {@code why} in a sentence, and where all are refused the stable name of the {@code reason}
     * @param outcomes how many rows would come to what; of the others the batch's own {@code outcomes} tell
     * @param seatsBefore the seats as they are, {@code seatsAfter} as they would be
     */
    public record PlanRepresentation(
            @Nullable Instant until,
            @Nullable String way,
            @Nullable String rule,
            @Nullable String why,
            @Nullable String reason,
            Map<String, Integer> outcomes,
            Forecasts.Seats seatsBefore,
            Forecasts.Seats seatsAfter) {
        static PlanRepresentation of(Batches.PlanProgress planned) {
            var plan = planned.plan();
            return new PlanRepresentation(
                    planned.until(),
                    plan.way(),
                    plan.rule(),
                    plan.why(),
                    plan.reason(),
                    new TreeMap<>(plan.outcomes()),
                    plan.before(),
                    plan.after());
        }
    }

    static BatchRepresentation of(Batches.Progress batch) {
        return new BatchRepresentation(
                batch.id(),
                batch.licenseId(),
                batch.method(),
                batch.state(),
                batch.people(),
                batch.answered(),
                new TreeMap<>(batch.outcomes()),
                batch.acceptedAt(),
                batch.fileName(),
                batch.warnings(),
                batch.plan() == null ? null : PlanRepresentation.of(batch.plan()),
                batch.madeBy().email(),
                batch.undoes(),
                batch.undoneBy());
    }

    @Override
    public String toString() {
        return "Batch[" + batchId + ", " + state + "]";
    }
}
