package rollbook.license.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseType;

/**
 * What excludes something else on a license, held by the service that carries it out (DESIGN §2 <em>Claims</em>).
 *
 * @param name the domain; empty for a sync, of which a license has one
 * @param holder the sync or deployment that holds it
 * @param nextRunAt when its next run or scan begins, as its service last said
 */
public record Claim(
        Kind kind, String name, UUID holder, @Nullable Instant nextRunAt) {

    private static final Set<LicenseType> ALONE = Set.of(LicenseType.SCHOOL, LicenseType.BUILDING);

    /** Whether licenses of these types may be deployed to one domain at a time: School and Building have theirs alone (R44). */
    public static boolean mayShareDomain(LicenseType one, LicenseType other) {
        return !ALONE.contains(one) && !ALONE.contains(other);
    }

    /** What is claimed. */
    public enum Kind {
        /** A Google sync of the license: never on Teacher (R4), never beside a domain (R15). */
        OU_SYNC,
        /** A domain it is deployed to: never on Teacher (R38), never beside a sync (R45), often alone (R44). */
        DOMAIN
    }
}
