package rollbook.license.inbound.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.license.usecase.CountMembers;

/**
 * How many people the filters of the members list mean.
 *
 * @param statuses all there are
 * @param methods all seven, in the order of table 1
 */
public record MemberCountsRepresentation(List<ByStatus> statuses, List<GrowthRepresentation.ByMethod> methods) {

    /** How many people stand so. */
    public record ByStatus(MembershipStatus status, int people) {}

    static MemberCountsRepresentation of(CountMembers.Counts counts) {
        return new MemberCountsRepresentation(
                Stream.of(MembershipStatus.values())
                        .map(status -> new ByStatus(
                                status,
                                Optional.ofNullable(counts.byStatus().get(status))
                                        .orElse(0)))
                        .toList(),
                Stream.of(EnrollmentMethod.values())
                        .map(method -> new GrowthRepresentation.ByMethod(
                                method,
                                Optional.ofNullable(counts.byMethod().get(method))
                                        .orElse(0)))
                        .toList());
    }
}
