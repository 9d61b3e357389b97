package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import rollbook.kit.problem.ProblemException;
import rollbook.license.domain.Claim;
import rollbook.license.domain.License;
import rollbook.license.domain.RefusalReason;

/**
 * Sees to it that a School or Building license has its domains alone among the live ones (R44), both ways: of two licenses
 * that ask for a domain at once the second sees the first.
 */
@ApplicationScoped
class HoldDomains {
    private final Claims claims;

    HoldDomains(Claims claims) {
        this.claims = claims;
    }

    /**
     * Holds the domains for this license, whose lock the caller has, until the commit.
     *
     * @throws ProblemException 409 with R44, naming the domain
     */
    @Transactional(TxType.MANDATORY)
    void hold(License license, List<String> domains) {
        claims.holdDomains(domains);
        for (var domain : domains) {
            var others = claims.othersOn(domain, license.id());
            if (!others.stream().allMatch(other -> Claim.mayShareDomain(license.type(), other))) {
                throw new ProblemException(new RefusedProblem(RefusalReason.DOMAIN_TAKEN), "It is " + domain + ".");
            }
        }
    }
}
