package rollbook.enrollment.inbound.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.CodeLimits;
import rollbook.enrollment.domain.LicenseCode;
import rollbook.enrollment.usecase.ReadCodes;

/**
 * A license's key or link, without its secret. How much it is recommended (R34), the license's methods tell.
 *
 * @param exists whether there is one that counts; the first is made when it is shown first, the next by rotating
 * @param generation the last one; null before the first
 * @param createdAt when that generation was made
 * @param revokedAt when it was revoked, if it was
 * @param uses how many people redeemed that generation, {@code maxUses} of them may; who is refused gives theirs back
 * @param joined how many people redeemed it and joined by that, of all generations: not undone, and not gone since
 * @param warning to be read before it is passed on (R37)
 */
public record CodeRepresentation(
        CodeKind kind,
        boolean exists,
        @Nullable Integer generation,
        @Nullable Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable Instant expiresAt,
        @Nullable Integer maxUses,
        int uses,
        List<String> allowedDomains,
        int joined,
        String warning) {

    static CodeRepresentation of(CodeKind kind, ReadCodes.State state) {
        var code = state.latest().orElse(null);
        var limits = code == null ? CodeLimits.NONE : code.limits();
        return new CodeRepresentation(
                kind,
                code != null && !code.isRevoked(),
                code == null ? null : code.generation(),
                code == null ? null : code.createdAt(),
                code == null ? null : code.revokedAt(),
                limits.expiresAt(),
                limits.maxUses(),
                state.latest().map(LicenseCode::uses).orElse(0),
                limits.allowedDomains(),
                state.joined(),
                kind.warning());
    }
}
