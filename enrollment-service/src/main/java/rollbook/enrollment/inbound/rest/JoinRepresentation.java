package rollbook.enrollment.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.Redemptions;

/**
 * Somebody who redeemed a license's key or link.
 *
 * @param generation which one they had
 * @param outcome an outcome of the event catalogue; null while it waits for its verdict
 * @param rule the rule behind a refusal, and {@code detail} a sentence to show beside it
 * @param reason its stable name, as of a row of a batch
 * @param undoneAt when the join was undone, if it was
 */
public record JoinRepresentation(
        UUID redemptionId,
        String email,
        UUID accountId,
        int generation,
        Instant redeemedAt,
        @Nullable String outcome,
        @Nullable String rule,
        @Nullable String detail,
        @Nullable String reason,
        @Nullable Instant undoneAt) {

    static JoinRepresentation of(Redemptions.Redemption redemption) {
        var outcome = redemption.outcome();
        return new JoinRepresentation(
                redemption.id(),
                redemption.email(),
                redemption.account(),
                redemption.generation(),
                redemption.redeemedAt(),
                outcome == null ? null : outcome.label(),
                outcome == null ? null : outcome.rule(),
                outcome == null ? null : outcome.detail(),
                outcome == null ? null : outcome.reason(),
                redemption.undoneAt());
    }

    @Override
    public String toString() {
        return "Join[" + redemptionId + ", " + outcome + "]";
    }
}
