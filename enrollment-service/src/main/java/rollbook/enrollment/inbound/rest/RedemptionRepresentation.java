package rollbook.enrollment.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.usecase.Redemptions;

/**
 * What became of a key or link somebody redeemed.
 *
 * @param state {@code PROCESSING} until the outcome is there
 * @param outcome {@code ADDED} or another of the event catalogue
 * @param rule the rule behind a refusal, and {@code detail} a sentence to show
 * @param reason its stable name, as of a row of a batch
 */
public record RedemptionRepresentation(
        UUID redemptionId,
        UUID licenseId,
        CodeKind kind,
        State state,
        @Nullable String outcome,
        @Nullable String rule,
        @Nullable String detail,
        @Nullable String reason,
        Instant redeemedAt) {

    /** How far it is. */
    public enum State {
        PROCESSING,
        DONE
    }

    static RedemptionRepresentation of(Redemptions.Redemption redemption) {
        var outcome = redemption.outcome();
        return new RedemptionRepresentation(
                redemption.id(),
                redemption.licenseId(),
                redemption.kind(),
                outcome == null ? State.PROCESSING : State.DONE,
                outcome == null ? null : outcome.label(),
                outcome == null ? null : outcome.rule(),
                outcome == null ? null : outcome.detail(),
                outcome == null ? null : outcome.reason(),
                redemption.redeemedAt());
    }
}
