package rollbook.license.inbound.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.kit.paging.Page;
import rollbook.license.domain.Authority;
import rollbook.license.domain.Because;
import rollbook.license.domain.Grant;
import rollbook.license.domain.OnRemoval;
import rollbook.license.usecase.ExplainMember.Explained;

/**
 * One member explained.
 *
 * @param memberId another than was asked for where that one turned out to be this person
 * @param why a sentence for an admin; no day in it, which is another one in another zone
 * @param because the same piece by piece, with its moment
 * @param position while waiting: the place in the line, 1-based
 * @param grants the live ones and a pending invite; the past ones are in the history
 * @param keptOut whoever keeps them out
 * @param onRemoval what would happen on removal; null where there is nothing to remove
 */
public record ExplainedRepresentation(
        UUID memberId,
        @Nullable String email,
        MembershipStatus status,
        Instant since,
        String why,
        BecauseRepresentation because,
        @Nullable Integer position,
        List<ReasonRepresentation> grants,
        List<KeptOutRepresentation> keptOut,
        @Nullable OnRemoval onRemoval,
        Page<HistoryRepresentation> history) {

    /** One reason to be on the license, and who gave it. */
    public record ReasonRepresentation(
            EnrollmentMethod method,
            @Nullable String source,
            Grant.State state,
            Instant since,
            @Nullable UUID batchId,
            @Nullable ActorRepresentation actor) {
        static ReasonRepresentation of(Grant grant, Map<UUID, Actor> speakers) {
            var reason = MemberRepresentation.GrantRepresentation.of(grant);
            var actor = speakers.get(grant.word().eventId());
            return new ReasonRepresentation(
                    reason.method(),
                    reason.source(),
                    reason.state(),
                    reason.since(),
                    reason.batchId(),
                    actor == null ? null : ActorRepresentation.of(actor));
        }
    }

    /**
     * Why they stand as they do.
     *
     * @param method by which way they came, were invited, or had their last reason
     * @param others the ways behind the first one
     * @param at when that was; null where nothing says so
     * @param by who stood behind it; null where nothing says so
     */
    public record BecauseRepresentation(
            Because.Kind kind,
            @Nullable EnrollmentMethod method,
            List<EnrollmentMethod> others,
            @Nullable Instant at,
            @Nullable ActorRepresentation by) {
        static BecauseRepresentation of(Because because) {
            var by = because.by();
            return new BecauseRepresentation(
                    because.kind(),
                    because.method(),
                    because.others(),
                    because.at(),
                    by == null ? null : ActorRepresentation.of(by));
        }
    }

    /** One who keeps them out, since when. */
    public record KeptOutRepresentation(
            Authority by, Instant since, @Nullable ActorRepresentation actor) {}

    @Override
    public String toString() {
        return "Explained[" + memberId + ", " + status + "]";
    }

    static ExplainedRepresentation of(Explained explained, Page<HistoryRepresentation> history) {
        var member = explained.member();
        return new ExplainedRepresentation(
                member.memberId(),
                member.address(),
                member.status(),
                member.since(),
                explained.why(),
                BecauseRepresentation.of(explained.because()),
                explained.position(),
                Stream.of(Grant.State.GRANTED, Grant.State.OFFERED)
                        .flatMap(state -> member.membership().live(state).stream())
                        .map(grant -> ReasonRepresentation.of(grant, explained.speakers()))
                        .toList(),
                explained.keptOut().stream()
                        .map(keptOut -> new KeptOutRepresentation(
                                keptOut.by(),
                                Instant.EPOCH.plus(keptOut.stamp(), ChronoUnit.MICROS),
                                keptOut.actor() == null ? null : ActorRepresentation.of(keptOut.actor())))
                        .toList(),
                explained.onRemoval().orElse(null),
                history);
    }
}
