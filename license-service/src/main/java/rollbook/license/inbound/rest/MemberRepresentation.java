package rollbook.license.inbound.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Authority;
import rollbook.license.domain.Grant;
import rollbook.license.domain.Membership;
import rollbook.license.usecase.ListMembers;

/**
 * A line of the members list.
 *
 * @param email null of somebody known by none
 * @param status the <em>status</em> column (R3)
 * @param since when this status began
 * @param position while waiting: the place in the line, 1-based; null beyond the first 10 000
 * @param grants why they are on the license; an invite not answered yet is among them
 * @param keptOut who keeps them out; null where nobody does
 */
public record MemberRepresentation(
        UUID memberId,
        @Nullable String email,
        MembershipStatus status,
        Instant since,
        @Nullable Integer position,
        List<GrantRepresentation> grants,
        @Nullable KeptOut keptOut) {

    /**
     * Who keeps somebody out.
     *
     * @param by staff's binds every method, an admin's all but DOMAIN
     */
    public record KeptOut(Authority by) {}

    /**
     * One reason.
     *
     * @param source which unit, assignment or domain; null of a method that has but one source
     * @param since when it was given
     * @param batchId the act that named them
     */
    public record GrantRepresentation(
            EnrollmentMethod method,
            @Nullable String source,
            Grant.State state,
            Instant since,
            @Nullable UUID batchId) {
        static GrantRepresentation of(Grant grant) {
            var word = grant.word();
            var name = word.source().name();
            return new GrantRepresentation(
                    word.source().method(),
                    name.isEmpty() ? null : name,
                    grant.state(),
                    Instant.EPOCH.plus(word.stamp(), ChronoUnit.MICROS),
                    word.batchId());
        }

        /** The live grants and a pending invite. */
        static List<GrantRepresentation> of(Membership membership) {
            return Stream.of(Grant.State.GRANTED, Grant.State.OFFERED)
                    .flatMap(state -> membership.live(state).stream())
                    .map(GrantRepresentation::of)
                    .toList();
        }
    }

    @Override
    public String toString() {
        return "Member[" + memberId + ", " + status + "]";
    }

    static MemberRepresentation of(ListMembers.Line line) {
        var listed = line.listed();
        return new MemberRepresentation(
                listed.memberId(),
                listed.address(),
                listed.status(),
                listed.since(),
                line.position(),
                GrantRepresentation.of(listed.membership()),
                keptOut(listed.membership()));
    }

    private static @Nullable KeptOut keptOut(Membership membership) {
        return Stream.of(Authority.STAFF, Authority.ADMIN) // staff's binds more and only they lift it
                .filter(membership::isKeptOut)
                .findFirst()
                .map(KeptOut::new)
                .orElse(null);
    }
}
