package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.kit.problem.ProblemException;
import rollbook.license.domain.Claim;
import rollbook.license.domain.License;
import rollbook.license.domain.RefusalReason;

/**
 * A sync or a deployment claims a license before it begins, and releases it when it is over (DESIGN §2 <em>Claims</em>).
 * Of two that exclude each other and ask at once, one is refused (R15, R44, R45).
 */
@ApplicationScoped
public class ClaimLicense {
    private final Licenses licenses;
    private final Claims claims;
    private final HoldDomains holdDomains;
    private final SaveLicense saveLicense;
    private final Activities activities;

    ClaimLicense(
            Licenses licenses, Claims claims, HoldDomains holdDomains, SaveLicense saveLicense, Activities activities) {
        this.licenses = licenses;
        this.claims = claims;
        this.holdDomains = holdDomains;
        this.saveLicense = saveLicense;
        this.activities = activities;
    }

    /**
     * Claims; whoever holds it already has it. Empty: no such license.
     *
     * @throws ProblemException 409 with the rule that refuses it
     */
    @Transactional
    public Optional<Claim> claim(UUID licenseId, Claim wanted) {
        return licenses.lock(licenseId).map(license -> {
            var standing = license.claim(wanted.kind(), wanted.name());
            if (standing.isPresent()) {
                requireHolder(standing.get(), wanted.holder());
                claims.runNext(licenseId, wanted);
            } else {
                take(license, wanted);
            }
            return wanted;
        });
    }

    /**
     * Says when the next run of what is held begins. It claims nothing: what was released meanwhile stays free. False: no such
     * license.
     *
     * @throws ProblemException 409 when that holder does not hold it
     */
    @Transactional
    public boolean runNext(UUID licenseId, Claim held) {
        var locked = licenses.lock(licenseId);
        locked.ifPresent(license -> {
            if (license.claim(held.kind(), held.name())
                    .filter(standing -> standing.holder().equals(held.holder()))
                    .isEmpty()) {
                throw new ProblemException(LicenseProblem.NOT_HELD);
            }
            claims.runNext(licenseId, held);
        });
        return locked.isPresent();
    }

    /**
     * Releases what that holder holds; nothing happens if nobody does. False: no such license.
     *
     * @throws ProblemException 409 when another holds it
     */
    @Transactional
    public boolean release(UUID licenseId, Claim.Kind kind, String name, UUID holder) {
        var locked = licenses.lock(licenseId);
        locked.ifPresent(license -> license.claim(kind, name).ifPresent(standing -> {
            requireHolder(standing, holder);
            saveLicense.save(license.without(standing));
            note(license, Activities.Change.RELEASED, standing);
        }));
        return locked.isPresent();
    }

    private void take(License license, Claim wanted) {
        license.terms().closes(method(wanted.kind())).ifPresent(ClaimLicense::refuse);
        if (wanted.kind() == Claim.Kind.DOMAIN) {
            holdDomains.hold(license, List.of(wanted.name()));
        }
        saveLicense.save(license.with(wanted));
        note(license, Activities.Change.CLAIMED, wanted);
    }

    private void note(License license, Activities.Change change, Claim claim) {
        var detail = Map.of(
                "kind",
                claim.kind().name(),
                "name",
                claim.name(),
                "holder",
                claim.holder().toString());
        activities.note(license.id(), change, Actor.SYSTEM, detail);
    }

    private static void requireHolder(Claim standing, UUID holder) {
        if (!standing.holder().equals(holder)) {
            refuse(RefusalReason.CLAIMED_ALREADY);
        }
    }

    private static void refuse(RefusalReason reason) {
        throw new ProblemException(new RefusedProblem(reason));
    }

    private static EnrollmentMethod method(Claim.Kind kind) {
        return switch (kind) {
            case OU_SYNC -> EnrollmentMethod.OU;
            case DOMAIN -> EnrollmentMethod.DOMAIN;
        };
    }
}
