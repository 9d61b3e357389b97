package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import rollbook.enrollment.usecase.Deployments.State;
import rollbook.events.AccessNoted.Act;
import rollbook.events.Actor;
import rollbook.events.SourceEnded;
import rollbook.events.Topic;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;

/**
 * Staff end a deployment, and every grant of it ends with it (RULES §4); whoever has another grant stays (X5). It is over
 * once this answers; the claim is released then, or shortly after where license-service is away.
 */
@ApplicationScoped
public class EndDomain {
    private static final Logger LOG = Logger.getLogger(EndDomain.class);

    private final DomainAuthority authority;
    private final Deployments deployments;
    private final DeployedDomains deployedDomains;
    private final FinishDeployments finishDeployments;
    private final NoteDomains noteDomains;
    private final Outbox outbox;
    private final Database database;
    private final Ids ids;

    EndDomain(
            DomainAuthority authority,
            Deployments deployments,
            DeployedDomains deployedDomains,
            FinishDeployments finishDeployments,
            NoteDomains noteDomains,
            Outbox outbox,
            Database database,
            Ids ids) {
        this.authority = authority;
        this.deployments = deployments;
        this.deployedDomains = deployedDomains;
        this.finishDeployments = finishDeployments;
        this.noteDomains = noteDomains;
        this.outbox = outbox;
        this.database = database;
        this.ids = ids;
    }

    /**
     * Ends it; what is over already stays so.
     *
     * @throws ProblemException 404 or 403: who may; 404 where it never was deployed
     */
    public void end(UUID licenseId, Actor actor, String typed) {
        authority.requireStaff(licenseId, actor);
        var domain = DomainAuthority.read(typed).ascii();
        database.inTransaction(() -> {
            endStanding(licenseId, domain, actor);
            return domain;
        });
        deployments
                .standing(licenseId, domain)
                .filter(deployment -> deployment.state() == State.ENDING)
                .ifPresent(this::release);
    }

    private void endStanding(UUID licenseId, String domain, Actor actor) {
        deployedDomains.hold(domain);
        var standing = deployments.standing(licenseId, domain);
        if (standing.isPresent() && deployments.end(standing.get().id(), actor)) {
            var ended =
                    new SourceEnded(licenseId, SourceEnded.Kind.DOMAIN, domain, ids.next(), actor, database.stamp());
            outbox.append(Topic.ENROLLMENT_BULK, List.of(ended));
            noteDomains.note(licenseId, Act.ENDED, domain, actor);
        } else if (standing.map(Deployments.Deployment::state).orElse(State.ENDED) != State.ENDING
                && !deployments.wasEnded(licenseId, domain)) {
            throw new ProblemException(DomainProblem.NOT_DEPLOYED);
        }
    }

    private void release(Deployments.Deployment ending) {
        try {
            finishDeployments.finish(ending);
        } catch (ProblemException _) {
            LOG.infof("licenseId=%s: the claim of a domain that ended is released later", ending.licenseId());
        }
    }
}
