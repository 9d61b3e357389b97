package rollbook.license.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.license.domain.RefusalReason;
import rollbook.license.usecase.MemberHistory;
import rollbook.license.usecase.Said;

/**
 * Something that was decided of one person.
 *
 * @param seq its place in the ledger
 * @param kind what kind of act it was part of
 * @param source which unit, assignment or domain
 * @param rule of a refusal, {@code reason} its stable name, such as {@code kept-out}, and {@code detail} its sentence in
 *     English; a reason that is no longer given has no name
 */
public record HistoryRepresentation(
        long seq,
        Instant at,
        ActorRepresentation actor,
        Said.Kind kind,
        @Nullable EnrollmentMethod method,
        @Nullable String source,
        @Nullable UUID batchId,
        MembershipStatus before,
        MembershipStatus after,
        Outcome outcome,
        @Nullable String rule,
        @Nullable String reason,
        @Nullable String detail) {

    static HistoryRepresentation of(MemberHistory.Entry entry) {
        return new HistoryRepresentation(
                entry.seq(),
                entry.at(),
                ActorRepresentation.of(entry.actor()),
                entry.kind(),
                entry.method(),
                entry.source(),
                entry.batchId(),
                entry.before(),
                entry.after(),
                entry.outcome(),
                entry.rule(),
                RefusalReason.slugOf(entry.detail()),
                entry.detail());
    }
}
