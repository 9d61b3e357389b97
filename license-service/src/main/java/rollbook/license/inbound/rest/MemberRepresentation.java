package rollbook.license.inbound.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Grant;
import rollbook.license.usecase.MemberList;

/**
 * A line of the members list.
 *
 * @param status the <em>status</em> column (R3)
 * @param since when this status began
 * @param grants why they are on the license; an invite not answered yet is among them
 */
public record MemberRepresentation(
        UUID memberId,
        @Nullable String email,
        MembershipStatus status,
        Instant since,
        List<GrantRepresentation> grants) {

    /** One reason: the method, since when, and the batch that named them. */
    public record GrantRepresentation(
            EnrollmentMethod method,
            Grant.State state,
            Instant since,
            @Nullable UUID batchId) {
        static GrantRepresentation of(Grant grant) {
            var word = grant.word();
            return new GrantRepresentation(
                    word.source().method(),
                    grant.state(),
                    Instant.EPOCH.plus(word.stamp(), ChronoUnit.MICROS),
                    word.batchId());
        }
    }

    @Override
    public String toString() {
        return "Member[" + memberId + ", " + status + "]";
    }

    static MemberRepresentation of(MemberList.Listed listed) {
        return new MemberRepresentation(
                listed.memberId(),
                listed.address(),
                listed.status(),
                listed.since(),
                listed.grants().stream().map(GrantRepresentation::of).toList());
    }
}
