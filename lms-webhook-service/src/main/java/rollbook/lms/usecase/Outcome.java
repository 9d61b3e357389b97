package rollbook.lms.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.lms.usecase.Deliveries.State;

/**
 * What became of a delivery.
 *
 * @param why a fixed word, where it was not taken
 */
public record Outcome(State state, @Nullable String why) {
    static final Outcome TAKEN = new Outcome(State.TAKEN, null);
    /** It came before. */
    static final Outcome REPEATED = new Outcome(State.TAKEN, "REPEATED");

    static Outcome ignored(String why) {
        return new Outcome(State.IGNORED, why);
    }

    /** What becomes of the delivery of an open. */
    static Outcome of(TakeOpen.Fate fate) {
        return switch (fate) {
            case SAID -> TAKEN;
            case UNKNOWN, UNCONFIRMED, UNSETTLED -> new Outcome(State.PARKED, fate.name());
            case ENROLLS_NOBODY -> ignored(fate.name());
        };
    }
}
