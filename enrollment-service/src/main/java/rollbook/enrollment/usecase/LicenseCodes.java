package rollbook.enrollment.usecase;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.CodeLimits;
import rollbook.enrollment.domain.LicenseCode;

/** License keys and links, all generations. The writes belong in a transaction under way. */
public interface LicenseCodes {

    /** The latest generation, revoked or not; none: there never was one. */
    Optional<LicenseCode> latest(UUID licenseId, CodeKind kind);

    /**
     * The same, with everybody else who would change the license's codes of that kind, or redeem them, kept waiting until
     * this transaction ends.
     */
    Optional<LicenseCode> lockLatest(UUID licenseId, CodeKind kind);

    /** The code of that digest that is not revoked, with everybody else who redeems it kept waiting. */
    Optional<LicenseCode> lockByDigest(byte[] digest);

    void add(LicenseCode code, byte[] digest, String sealed);

    /** The sealed secret of a code that is not revoked. */
    String sealed(UUID id);

    /** Revokes it; its secret is forgotten. */
    void revoke(UUID id, Instant at);

    void limit(UUID id, CodeLimits limits);

    /** One more person redeems it. */
    void use(UUID id);
}
