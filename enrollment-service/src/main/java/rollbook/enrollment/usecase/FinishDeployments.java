package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.logging.Logger;
import rollbook.enrollment.usecase.Deployments.Deployment;
import rollbook.enrollment.usecase.Deployments.State;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/**
 * Brings to its end what broke off: releases the claims of deployments that ended, and those of deployments begun two minutes
 * ago of which nobody has heard since.
 */
@ApplicationScoped
public class FinishDeployments {
    private static final Logger LOG = Logger.getLogger(FinishDeployments.class);
    private static final Set<State> GOING_ON = EnumSet.of(State.CLAIMING, State.DEPLOYED);

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

    /**
     * Undoes an attempt that came to nothing, and the claim with it; what is deployed stays, and what another attempt goes on
     * with. Where license-service is away it is done later.
     */
    void undo(Deployment begun) {
        database.inTransaction(() -> {
            deployments.giveUp(begun.id(), begun.attempt());
            return begun;
        });
        if (deployments
                .find(begun.id())
                .map(Deployment::state)
                .filter(GOING_ON::contains)
                .isPresent()) {
            return;
        }
        try {
            release(begun); // even if it was released before: the claim may have come after that
        } catch (ProblemException e) {
            LOG.warnf(
                    "licenseId=%s: the claim of a domain given up is not released yet: %s",
                    begun.licenseId(), e.type());
        }
    }

    /** Releases the claim of one that is ending. */
    void finish(Deployment ending) {
        if (ending.state() != State.ENDING) {
            return;
        }
        release(ending);
    }

    private void release(Deployment over) {
        claims.release(over.licenseId(), over.domain().ascii(), over.id());
        database.inTransaction(() -> {
            deployments.finished(over.id());
            return over;
        });
    }
}
