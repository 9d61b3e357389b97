package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.LicenseCode;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** How a license's key or link stands, who joined by it, and what became of one's own redemption. */
@ApplicationScoped
@Transactional
public class ReadCodes {
    private final LicenseCodes codes;
    private final Redemptions redemptions;
    private final Joins joins;

    ReadCodes(LicenseCodes codes, Redemptions redemptions, Joins joins) {
        this.codes = codes;
        this.redemptions = redemptions;
        this.joins = joins;
    }

    /**
     * How it stands.
     *
     * @param latest the last generation; none: there never was one
     * @param joined how many people redeemed it and joined by that, of all generations: not undone, and not gone since
     */
    public record State(Optional<LicenseCode> latest, int joined) {}

    public State state(UUID licenseId, CodeKind kind) {
        return new State(codes.latest(licenseId, kind), joins.standing(licenseId, kind));
    }

    /** Up to {@code limit} redemptions, the latest first; before {@code before}, or all. */
    public List<Redemptions.Redemption> joins(UUID licenseId, CodeKind kind, @Nullable UUID before, int limit) {
        return redemptions.list(licenseId, kind, before, limit);
    }

    /**
     * A redemption, for who made it.
     *
     * @throws ProblemException 404 for an unknown one and for somebody else's
     */
    public Redemptions.Redemption mine(UUID id, UUID account) {
        return redemptions
                .find(id)
                .filter(redemption -> redemption.account().equals(account))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
