package rollbook.enrollment.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One generation of a license's key or link, without its secret.
 *
 * @param generation from 1, each time a new one is made
 * @param revokedAt when it was revoked or replaced; null of the one that counts
 * @param uses how many people redeemed it; who is refused gives theirs back
 */
public record LicenseCode(
        UUID id,
        UUID licenseId,
        CodeKind kind,
        int generation,
        Instant createdAt,
        @Nullable Instant revokedAt,
        CodeLimits limits,
        int uses) {

    /** What the secret is sealed for: it opens for this record alone. */
    public String context() {
        return "license-code/" + id;
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }
}
