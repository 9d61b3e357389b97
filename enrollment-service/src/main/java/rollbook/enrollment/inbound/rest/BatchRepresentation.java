package rollbook.enrollment.inbound.rest;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import rollbook.enrollment.usecase.Batches;
import rollbook.events.EnrollmentMethod;

/**
 * A batch and how far it is.
 *
 * @param people its rows, those that were refused at once and repetitions included
 * @param answered rows that have their outcome; the batch is done when all have
 * @param outcomes how many rows ended how
 */
public record BatchRepresentation(
        UUID batchId,
        UUID licenseId,
        EnrollmentMethod method,
        State state,
        int people,
        int answered,
        Map<String, Integer> outcomes,
        Instant acceptedAt) {

    /** Whether rows still wait for their outcome. */
    public enum State {
        PROCESSING,
        DONE
    }

    static BatchRepresentation of(Batches.Progress batch) {
        var answered = batch.answered();
        return new BatchRepresentation(
                batch.id(),
                batch.licenseId(),
                batch.method(),
                answered == batch.people() ? State.DONE : State.PROCESSING,
                batch.people(),
                answered,
                new TreeMap<>(batch.outcomes()),
                batch.acceptedAt());
    }
}
