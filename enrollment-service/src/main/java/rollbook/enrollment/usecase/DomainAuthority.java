package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import rollbook.enrollment.domain.DomainName;
import rollbook.events.Actor;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseType;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.Authority;

/** Who may do what about the domains of a license, and which domains and licenses come into question at all (R38, X13). */
@ApplicationScoped
class DomainAuthority {
    private final Authority authority;
    private final PublicDomains publicDomains;

    DomainAuthority(Authority authority, PublicDomains publicDomains) {
        this.authority = authority;
        this.publicDomains = publicDomains;
    }

    /**
     * The license, for its admins and staff.
     *
     * @throws ProblemException 404 for anybody else
     */
    LicenseChanged require(UUID licenseId, Actor actor) {
        return authority.require(licenseId, actor);
    }

    /**
     * The license, for staff.
     *
     * @throws ProblemException 404 for a stranger to it, 403 for its admins
     */
    LicenseChanged requireStaff(UUID licenseId, Actor actor) {
        var license = require(licenseId, actor);
        requireStaff(actor);
        return license;
    }

    /**
     * Lets staff pass.
     *
     * @throws ProblemException 403 for anybody else
     */
    static void requireStaff(Actor actor) {
        if (actor.role() != Actor.Role.STAFF) {
            throw new ProblemException(DomainProblem.STAFF_DEPLOY);
        }
    }

    /**
     * The domain as it was typed.
     *
     * @throws ProblemException 422 for what is none
     */
    static DomainName read(String typed) {
        return DomainName.read(typed).orElseThrow(() -> new ProblemException(DomainProblem.NO_DOMAIN));
    }

    /**
     * The domain, if a license of this type can be deployed to it.
     *
     * @throws ProblemException 409 for a Teacher license, 422 for no domain or one that is nobody's own
     */
    DomainName deployable(LicenseChanged license, String typed) {
        if (license.type() == LicenseType.TEACHER) {
            throw new ProblemException(DomainProblem.NOT_ON_TEACHER);
        }
        var domain = read(typed);
        publicDomains.objection(domain).ifPresent(objection -> {
            throw new ProblemException(objection);
        });
        return domain;
    }
}
