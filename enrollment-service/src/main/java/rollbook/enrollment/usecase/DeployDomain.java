package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import rollbook.enrollment.domain.DomainName;
import rollbook.enrollment.domain.Proof;
import rollbook.enrollment.usecase.Deployments.Deployment;
import rollbook.enrollment.usecase.Deployments.Order;
import rollbook.enrollment.usecase.Deployments.State;
import rollbook.events.AccessNoted.Act;
import rollbook.events.AccessNoted.Detail;
import rollbook.events.Actor;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;

/**
 * Staff deploy a license to a domain (R38, R39, X13). It is written down first, then claimed at license-service under its id,
 * then it counts; whatever breaks off in between is gone on with by the next attempt, or undone by {@link FinishDeployments}.
 */
@ApplicationScoped
public class DeployDomain {
    private final DomainAuthority authority;
    private final ProveDomain proveDomain;
    private final Deployments deployments;
    private final DeployedDomains deployedDomains;
    private final DomainRequests requests;
    private final Claims claims;
    private final FinishDeployments finishDeployments;
    private final NoteDomains noteDomains;
    private final Database database;
    private final Ids ids;

    DeployDomain(
            DomainAuthority authority,
            ProveDomain proveDomain,
            Deployments deployments,
            DeployedDomains deployedDomains,
            DomainRequests requests,
            Claims claims,
            FinishDeployments finishDeployments,
            NoteDomains noteDomains,
            Database database,
            Ids ids) {
        this.authority = authority;
        this.proveDomain = proveDomain;
        this.deployments = deployments;
        this.deployedDomains = deployedDomains;
        this.requests = requests;
        this.claims = claims;
        this.finishDeployments = finishDeployments;
        this.noteDomains = noteDomains;
        this.database = database;
        this.ids = ids;
    }

    /**
     * Deploys, and approves what the customer requested of it. Where it is deployed, only the proof becomes this one.
     *
     * @param given the proof, looked at once the actor may and the domain can be
     * @throws ProblemException 404 or 403: who may; 409 or 422: the license, the domain, the proof, or what license-service
     *     refuses by its rule; 503: DNS or license-service does not answer, and nothing was done
     */
    public Deployment deploy(UUID licenseId, Actor actor, String typed, Supplier<Proof> given) {
        var license = authority.requireStaff(licenseId, actor);
        var domain = authority.deployable(license, typed);
        var proof = given.get();
        proveDomain.require(licenseId, domain, proof);
        var begun = begin(licenseId, domain, proof, actor);
        if (begun.state() == State.CLAIMING) {
            claim(begun);
        }
        return database.inTransaction(() -> settle(begun, actor));
    }

    private Deployment begin(UUID licenseId, DomainName domain, Proof proof, Actor actor) {
        var order = new Order(ids.next(), licenseId, domain, proof, actor);
        return tryToBegin(order)
                .or(() -> {
                    deployments.standing(licenseId, domain.ascii()).ifPresent(finishDeployments::finish);
                    return tryToBegin(order);
                })
                .orElseThrow(() -> new ProblemException(DomainProblem.STILL_ENDING));
    }

    private Optional<Deployment> tryToBegin(Order order) {
        return database.inTransaction(() -> deployments.begin(order));
    }

    private void claim(Deployment begun) {
        claims.claim(begun.licenseId(), begun.domain().ascii(), begun.id(), database.now())
                .ifPresent(refusal -> {
                    database.inTransaction(() -> {
                        deployments.giveUp(begun.id(), begun.attempt());
                        return begun;
                    });
                    throw new ProblemException(refusal);
                });
    }

    /** Of two who deploy the same at once the first notes it; who took too long finds it given up, and the claim with it. */
    private Deployment settle(Deployment begun, Actor actor) {
        var domain = begun.domain().ascii();
        deployedDomains.hold(domain);
        var isNew = deployments.deployed(begun.id());
        var isApproved = requests.approve(begun.licenseId(), domain, actor); // before anything is said: rows first
        if (isNew) {
            var proof = new Detail("proof", begun.proof().kind().name());
            noteDomains.note(begun.licenseId(), Act.DEPLOYED, domain, actor, proof);
        }
        if (isApproved) {
            noteDomains.note(begun.licenseId(), Act.APPROVED, domain, actor);
        }
        return deployments
                .find(begun.id())
                .filter(deployment -> deployment.state() == State.DEPLOYED)
                .orElseThrow(() -> new ProblemException(CommonProblem.UNAVAILABLE));
    }
}
