package rollbook.enrollment.domain;

import org.jspecify.annotations.Nullable;
import rollbook.events.Outcome;

/**
 * What a plan shows of a row.
 *
 * @param rule behind a refusal, {@code detail} its sentence, and {@code reason} its stable name
 */
public record Foreseen(
        Outcome outcome,
        @Nullable String rule,
        @Nullable String detail,
        @Nullable String reason) {

    /**
     * Whether the admin should see the plan anew before it is committed (X30): somebody would be added who was shown to be
     * invited or the other way about, would wait for a seat who was shown to have one, or is kept out or refused. Whoever
     * fares better, or is on the license by now, stops nothing.
     */
    public boolean misleadsAbout(Foreseen now) {
        return switch (now.outcome) {
            case ADDED -> outcome == Outcome.INVITED;
            case INVITED -> outcome == Outcome.ADDED;
            case WAITING -> outcome != Outcome.WAITING;
            case KEPT_OUT, REFUSED, FAILED, REMOVED -> outcome != now.outcome;
            case ALREADY_MEMBER, ALREADY_INVITED, REASON_ADDED -> false;
        };
    }
}
