package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.enrollment.usecase.Deployments.Deployment;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/**
 * Brings to its end what broke off: releases the claims of deployments that ended, and those of deployments begun two minutes
 * ago of which nobody has heard since.
 */
@ApplicationScoped
public class FinishDeployments {
    private final Deployments deployments;
    private final Claims claims;
    private final Database database;

    FinishDeployments(Deployments deployments, Claims claims, Database database) {
        this.deployments = deployments;
        this.claims = claims;
        this.database = database;
    }

    /**
     * Finishes the next; false: there is none to be finished now.
     *
     * @throws ProblemException 503 while license-service is away; the same comes again in 15 seconds
     */
    public boolean step() {
        var next = database.inTransaction(deployments::nextUnfinished);
        next.ifPresent(this::finish);
        return next.isPresent();
    }

    /** Releases the claim of one that is ending. */
    void finish(Deployment ending) {
        if (ending.state() != Deployments.State.ENDING) {
            return;
        }
        claims.release(ending.licenseId(), ending.domain().ascii(), ending.id());
        database.inTransaction(() -> {
            deployments.finished(ending.id());
            return ending;
        });
    }
}
