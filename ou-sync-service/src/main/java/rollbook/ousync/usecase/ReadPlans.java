package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Plans.Effect;
import rollbook.ousync.usecase.Plans.Line;
import rollbook.ousync.usecase.Plans.Plan;

/** Plans to look at, for the license's admins and staff; who may look is asked outside of a transaction. */
@ApplicationScoped
public class ReadPlans {
    private final SyncAuthority authority;
    private final Plans plans;
    private final Database database;

    ReadPlans(SyncAuthority authority, Plans plans, Database database) {
        this.authority = authority;
        this.plans = plans;
        this.database = database;
    }

    public Plan plan(UUID licenseId, UUID planId, Actor actor) {
        authority.requireReader(licenseId, actor);
        return database.inTransaction(() -> plans.find(licenseId, planId))
                .orElseThrow(() -> new ProblemException(SyncProblem.NO_PLAN));
    }

    /** Its lines after that one, with that effect or all. */
    public List<Line> lines(UUID licenseId, UUID planId, Actor actor, @Nullable Effect effect, int after, int limit) {
        var known = plan(licenseId, planId, actor);
        return database.inTransaction(() -> plans.lines(known.id(), effect, after, limit));
    }
}
