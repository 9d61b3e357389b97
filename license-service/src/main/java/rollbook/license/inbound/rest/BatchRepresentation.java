package rollbook.license.inbound.rest;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.license.usecase.RemoveMembers;

/**
 * What became of everybody an act named, in their order.
 *
 * @param batchId the act, as the activity and the history of each member name it
 */
public record BatchRepresentation(UUID batchId, List<OutcomeRepresentation> outcomes) {

    /**
     * What became of one.
     *
     * @param rule of a refusal; {@code reason} is its stable name, {@code detail} its sentence
     */
    public record OutcomeRepresentation(
            @Nullable UUID memberId,
            @Nullable Integer row,
            MembershipStatus before,
            MembershipStatus after,
            Outcome outcome,
            @Nullable String rule,
            @Nullable String reason,
            @Nullable String detail) {
        static OutcomeRepresentation of(MembershipChanged.Person person) {
            return new OutcomeRepresentation(
                    person.memberId(),
                    person.row(),
                    person.before(),
                    person.after(),
                    person.outcome(),
                    person.rule(),
                    person.reason(),
                    person.detail());
        }
    }

    static BatchRepresentation of(RemoveMembers.Batch batch) {
        return new BatchRepresentation(
                batch.id(),
                batch.verdicts().stream()
                        .flatMap(verdict -> verdict.people().stream())
                        .map(OutcomeRepresentation::of)
                        .toList());
    }
}
