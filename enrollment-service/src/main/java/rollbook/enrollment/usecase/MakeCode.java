package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.CodeLimits;
import rollbook.enrollment.domain.JoinCode;
import rollbook.enrollment.domain.LicenseCode;
import rollbook.enrollment.domain.LicenseKey;
import rollbook.enrollment.domain.LinkToken;
import rollbook.kit.secret.Sealer;
import rollbook.kit.sql.Ids;

/** Makes new codes, and opens those there are: each is kept as a digest to find it by and sealed to show it. */
@ApplicationScoped
class MakeCode {
    private final LicenseCodes codes;
    private final DrawCodes drawCodes;
    private final CodeDigests digests;
    private final Sealer sealer;
    private final Ids ids;

    MakeCode(LicenseCodes codes, DrawCodes drawCodes, CodeDigests digests, Sealer sealer, Ids ids) {
        this.codes = codes;
        this.drawCodes = drawCodes;
        this.digests = digests;
        this.sealer = sealer;
        this.ids = ids;
    }

    /** A new generation; the one before it is revoked. */
    LicenseCode make(UUID licenseId, CodeKind kind, int generation, CodeLimits limits, Instant now) {
        var secret = drawCodes.draw(kind);
        var code = new LicenseCode(ids.next(), licenseId, kind, generation, now, null, limits, 0);
        codes.add(code, digests.of(secret), sealer.seal(secret.canonical(), code.context()));
        return code;
    }

    /** The secret of a code that is not revoked. */
    JoinCode open(LicenseCode code) {
        var canonical = sealer.open(codes.sealed(code.id()), code.context());
        return switch (code.kind()) {
            case KEY -> new LicenseKey(canonical);
            case LINK -> new LinkToken(canonical);
        };
    }
}
