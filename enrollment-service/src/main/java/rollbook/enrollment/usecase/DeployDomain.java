package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import rollbook.enrollment.domain.Proof;
import rollbook.enrollment.usecase.Deployments.Deployment;
import rollbook.enrollment.usecase.Deployments.Order;
import rollbook.enrollment.usecase.Deployments.State;
import rollbook.enrollment.usecase.DomainRequests.Request;
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
        var order = order(licenseId, actor, typed, given);
        return deploy(order, () -> requests.approve(licenseId, order.domain().ascii(), actor));
    }

    /**
     * Deploys what is requested.
     *
     * @param approval says in the transaction in which it is deployed whether that approves the request; what it throws undoes all
     * @throws ProblemException as {@link #deploy}
     */
    Deployment deploy(Request request, Actor actor, Supplier<Proof> given, BooleanSupplier approval) {
        return deploy(order(request.licenseId(), actor, request.domain().display(), given), approval);
    }

    private Order order(UUID licenseId, Actor actor, String typed, Supplier<Proof> given) {
        var license = authority.requireStaff(licenseId, actor);
        var domain = authority.deployable(license, typed);
        var proof = given.get();
        proveDomain.require(licenseId, domain, proof);
        return new Order(ids.next(), licenseId, domain, proof, actor);
    }

    private Deployment deploy(Order order, BooleanSupplier approval) {
        var begun = begin(order);
        if (begun.state() == State.CLAIMING) {
            claim(begun);
        }
        try {
            return database.inTransaction(() -> settle(begun, order, approval));
        } catch (ProblemException e) {
            finishDeployments.undo(begun);
            throw e;
        }
    }

    private Deployment begin(Order order) {
        return tryToBegin(order)
                .or(() -> {
                    deployments
                            .standing(order.licenseId(), order.domain().ascii())
                            .ifPresent(finishDeployments::finish);
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
                    finishDeployments.undo(begun);
                    throw new ProblemException(refusal);
                });
    }

    /** Of two who deploy the same at once the first notes it; who took too long finds it given up. */
    private Deployment settle(Deployment begun, Order order, BooleanSupplier approval) {
        var domain = order.domain().ascii();
        deployedDomains.hold(domain);
        var isNew = deployments.deployed(begun.id(), order);
        var isProvedAnew = !isNew && deployments.provedAnew(begun.id(), order);
        var isApproved = approval.getAsBoolean(); // before anything is said: rows first
        if (isNew || isProvedAnew) {
            var proof = new Detail("proof", order.proof().kind().name());
            noteDomains.note(order.licenseId(), isNew ? Act.DEPLOYED : Act.PROVED, domain, order.actor(), proof);
        }
        if (isApproved) {
            noteDomains.note(order.licenseId(), Act.APPROVED, domain, order.actor());
        }
        return deployments
                .find(begun.id())
                .filter(deployment -> deployment.state() == State.DEPLOYED)
                .orElseThrow(() -> new ProblemException(CommonProblem.UNAVAILABLE));
    }
}
