package rollbook.ousync.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Outcome;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Plans.Effect;
import rollbook.ousync.usecase.Plans.Kind;
import rollbook.ousync.usecase.Plans.Plan;
import rollbook.ousync.usecase.Plans.Seats;
import rollbook.ousync.usecase.Plans.State;

/**
 * A preview.
 *
 * @param trouble why it failed, and {@code why} the same in a sentence
 * @param counts how many grants would be new, stay, end, and how many users are skipped
 * @param outcomes what those added and removed would come to; REMOVED leaves, ALREADY_MEMBER stays by another reason
 */
public record PlanRepresentation(
        UUID planId,
        Kind kind,
        State state,
        @Nullable Trouble trouble,
        @Nullable String why,
        List<PickedUnit> units,
        Map<Effect, Integer> counts,
        Map<Outcome, Integer> outcomes,
        @Nullable Seats seats,
        Instant madeAt) {

    static PlanRepresentation of(Plan plan) {
        var trouble = plan.trouble();
        return new PlanRepresentation(
                plan.id(),
                plan.kind(),
                plan.state(),
                trouble,
                trouble == null ? null : trouble.sentence(),
                plan.units(),
                plan.counts(),
                plan.outcomes(),
                plan.seats(),
                plan.madeAt());
    }
}
