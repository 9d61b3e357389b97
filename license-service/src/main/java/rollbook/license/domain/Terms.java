package rollbook.license.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.EnrollmentMethod;
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

    /**
     * What closes a way onto the license to everybody, staff too: its type (R4, R32, R38), that it is frozen (§4), a sync or a
     * domain in its way (R15, R45), or the switch (R26, R27). Empty = open to those whom section 2 of the rules names.
     */
    public Optional<RefusalReason> closes(EnrollmentMethod method) {
        var cell = Eligibility.on(method, type);
        if (!cell.offered()) {
            return Optional.ofNullable(cell.reason());
        }
        if (status != LicenseStatus.LIVE) {
            return Optional.of(RefusalReason.LICENSE_NOT_LIVE);
        }
        return switch (method) {
            case OU -> has(Claim.Kind.DOMAIN) ? Optional.of(RefusalReason.DEPLOYED_DOMAIN_WIDE) : Optional.empty();
            case DOMAIN -> has(Claim.Kind.OU_SYNC) ? Optional.of(RefusalReason.HELD_BY_SYNC) : Optional.empty();
            case LMS -> lmsEnrollment ? Optional.empty() : Optional.of(RefusalReason.LMS_SWITCHED_OFF);
            case CSV, EMAIL, LINK, KEY -> Optional.empty();
        };
    }

    private boolean has(Claim.Kind kind) {
        return claims.stream().anyMatch(claim -> claim.kind() == kind);
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
