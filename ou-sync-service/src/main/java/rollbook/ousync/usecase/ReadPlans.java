package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.kit.problem.ProblemException;
import rollbook.ousync.usecase.Plans.Effect;
import rollbook.ousync.usecase.Plans.Line;
import rollbook.ousync.usecase.Plans.Plan;

/** Plans to look at, for the license's admins and staff. */
@ApplicationScoped
@Transactional
public class ReadPlans {
    private final SyncAuthority authority;
    private final Plans plans;

    ReadPlans(SyncAuthority authority, Plans plans) {
        this.authority = authority;
        this.plans = plans;
    }

    public Plan plan(UUID licenseId, UUID planId, Actor actor) {
        authority.requireReader(licenseId, actor);
        return plans.find(licenseId, planId).orElseThrow(() -> new ProblemException(SyncProblem.NO_PLAN));
    }

    /** Its lines after that one, with that effect or all. */
    public List<Line> lines(UUID licenseId, UUID planId, Actor actor, @Nullable Effect effect, int after, int limit) {
        return plans.lines(plan(licenseId, planId, actor).id(), effect, after, limit);
    }
}
