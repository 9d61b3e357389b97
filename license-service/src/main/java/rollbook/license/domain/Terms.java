package rollbook.license.domain;

import java.util.List;
import java.util.UUID;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;

/**
 * What of a license decides who comes onto it.
 *
 * @param lmsEnrollment whether opening an assignment enrolls (R26, R27)
 */
public record Terms(
        LicenseType type,
        LicenseStatus status,
        InviteSetting inviteSetting,
        boolean lmsEnrollment,
        List<Claim> claims) {

    public Terms {
        claims = List.copyOf(claims);
    }

    /** Whether that sync is the license's own. */
    boolean isSyncedBy(UUID syncId) {
        return claims.stream()
                .anyMatch(claim ->
                        claim.kind() == Claim.Kind.OU_SYNC && claim.holder().equals(syncId));
    }

    /** Whether the license is deployed to that domain. */
    boolean isDeployedTo(String domain) {
        return claims.stream()
                .anyMatch(claim ->
                        claim.kind() == Claim.Kind.DOMAIN && claim.name().equals(domain));
    }
}
