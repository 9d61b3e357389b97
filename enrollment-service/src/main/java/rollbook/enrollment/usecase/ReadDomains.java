package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import rollbook.enrollment.usecase.Deployments.Deployment;
import rollbook.events.Actor;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/** The domains of a license and how far their scans are, for its admins and staff (R39). */
@ApplicationScoped
public class ReadDomains {
    private final DomainAuthority authority;
    private final Deployments deployments;
    private final Scans scans;
    private final ProveDomain proveDomain;
    private final Database database;

    ReadDomains(
            DomainAuthority authority,
            Deployments deployments,
            Scans scans,
            ProveDomain proveDomain,
            Database database) {
        this.authority = authority;
        this.deployments = deployments;
        this.scans = scans;
        this.proveDomain = proveDomain;
        this.database = database;
    }

    /** All of them, by name. */
    public List<Deployment> list(UUID licenseId, Actor actor) {
        authority.require(licenseId, actor);
        return deployments.of(licenseId);
    }

    /** The record that proves a domain for this license, deployed or not. */
    public ProveDomain.Challenge challenge(UUID licenseId, Actor actor, String typed) {
        var license = authority.require(licenseId, actor);
        return proveDomain.challenge(licenseId, authority.deployable(license, typed));
    }

    /**
     * Has a domain scanned now, or after the scan under way.
     *
     * @throws ProblemException 404 or 403: who may; 404 where it is not deployed
     */
    public Deployment scanNow(UUID licenseId, Actor actor, String typed) {
        authority.requireStaff(licenseId, actor);
        var domain = DomainAuthority.read(typed).ascii();
        var deployment = deployments
                .standing(licenseId, domain)
                .filter(standing -> standing.state() == Deployments.State.DEPLOYED)
                .orElseThrow(() -> new ProblemException(DomainProblem.NOT_DEPLOYED));
        database.inTransaction(() -> {
            scans.request(deployment.id());
            return deployment;
        });
        return deployments.find(deployment.id()).orElse(deployment);
    }
}
