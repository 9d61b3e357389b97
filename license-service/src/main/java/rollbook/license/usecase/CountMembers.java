package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;

/** Counts the people of a license: what a filter of the members list would find. */
@ApplicationScoped
public class CountMembers {
    private final MemberCounts memberCounts;

    CountMembers(MemberCounts memberCounts) {
        this.memberCounts = memberCounts;
    }

    /** How many stand how, and how many members have a live grant by which way; who came by several counts for each. */
    public record Counts(Map<MembershipStatus, Integer> byStatus, Map<EnrollmentMethod, Integer> byMethod) {
        public Counts {
            byStatus = Map.copyOf(byStatus);
            byMethod = Map.copyOf(byMethod);
        }
    }

    /** Both as they are now. */
    @Transactional
    public Counts count(UUID licenseId) {
        return new Counts(memberCounts.byStatus(licenseId), memberCounts.byMethod(licenseId));
    }
}
