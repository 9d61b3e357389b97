package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.events.LicenseStatus;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.usecase.Plans.Difference;
import rollbook.ousync.usecase.Plans.Kind;
import rollbook.ousync.usecase.Plans.Plan;
import rollbook.ousync.usecase.Syncs.Sync;

/**
 * Commits a plan (X30). The units it deselects end as wholes and are never held (X28), once the others are read anew by a run that
 * begins at once, within the usual limit. Refused if anybody would fare otherwise than the plan showed, and, where units are
 * picked, while nothing is read: nobody would join. A plan that removes the sync reads nothing and is the way out.
 */
@ApplicationScoped
public class CommitPlan {
    private final SyncAuthority authority;
    private final Syncs syncs;
    private final Plans plans;
    private final RefreshGrants refreshGrants;
    private final EndSync endSync;
    private final FinishRemovals finishRemovals;
    private final SelectUnits selectUnits;
    private final ComparePlan comparePlan;
    private final Database database;

    CommitPlan(
            SyncAuthority authority,
            Syncs syncs,
            Plans plans,
            RefreshGrants refreshGrants,
            EndSync endSync,
            FinishRemovals finishRemovals,
            SelectUnits selectUnits,
            ComparePlan comparePlan,
            Database database) {
        this.authority = authority;
        this.syncs = syncs;
        this.plans = plans;
        this.refreshGrants = refreshGrants;
        this.endSync = endSync;
        this.finishRemovals = finishRemovals;
        this.selectUnits = selectUnits;
        this.comparePlan = comparePlan;
        this.database = database;
    }

    /**
     * Commits it, unless somebody would fare otherwise than it showed.
     *
     * @return who would, the first 100; none: it is committed
     * @throws ProblemException 404 or 403: who may; 409 when it is another's, unfinished or used, or nothing is read; 410 after 24 hours
     */
    public List<Difference> commit(UUID licenseId, UUID planId, Actor actor) {
        if (authority.requireAdmin(licenseId, actor).status() != LicenseStatus.LIVE) {
            throw new ProblemException(SyncProblem.NOT_LIVE);
        }
        var known = required(database.inTransaction(() -> syncs.find(licenseId)), SyncProblem.NOT_CONNECTED);
        authority.requireGoogleAdmin(known, actor);
        var shown = required(database.inTransaction(() -> plans.find(licenseId, planId)), SyncProblem.NO_PLAN);
        requireCommittable(shown, known, actor);
        refreshGrants.refresh(licenseId, known.id());
        var differences = comparePlan.differences(shown, known);
        return differences.isEmpty() ? commitAsShown(licenseId, planId, actor) : differences;
    }

    private List<Difference> commitAsShown(UUID licenseId, UUID planId, Actor actor) {
        var removed = new ArrayList<Sync>();
        var differences = database.inTransaction(() -> {
            var sync = required(syncs.lock(licenseId), SyncProblem.NOT_CONNECTED);
            authority.requireGoogleAdmin(sync, actor);
            var plan = required(plans.lock(licenseId, planId), SyncProblem.NO_PLAN);
            requireCommittable(plan, sync, actor);
            var unforeseen = plans.unforeseen(
                    plan, ending(plan, sync), SelectUnits.narrowed(plan, sync), ComparePlan.MOST_SHOWN);
            if (unforeseen.isEmpty()) {
                plans.committed(planId);
                apply(plan, sync, actor);
                removed.addAll(plan.kind() == Kind.REMOVE ? List.of(sync) : List.of());
            }
            return unforeseen;
        });
        removed.forEach(finishRemovals::finish);
        return differences;
    }

    private static <T> T required(Optional<T> found, SyncProblem otherwise) {
        return found.orElseThrow(() -> new ProblemException(otherwise));
    }

    private static void requireCommittable(Plan plan, Sync sync, Actor actor) {
        if (!plan.account().equals(actor.accountId())) {
            throw new ProblemException(SyncProblem.PLAN_OF_ANOTHER);
        }
        if (plan.expired()) {
            throw new ProblemException(SyncProblem.PLAN_EXPIRED);
        }
        switch (plan.state()) {
            case PLANNED -> {}
            case COMMITTED -> throw new ProblemException(SyncProblem.PLAN_USED);
            case READING, FAILED -> throw new ProblemException(SyncProblem.PLAN_UNFINISHED);
        }
        if (plan.kind() == Kind.SELECT) {
            requireRead(sync);
        }
    }

    private static void requireRead(Sync sync) {
        if (sync.isStopped()) {
            var trouble = sync.trouble();
            throw new ProblemException(
                    trouble != null && trouble.needsAuthorization() ? SyncProblem.of(trouble) : SyncProblem.PAUSED);
        }
    }

    private static List<String> ending(Plan plan, Sync sync) {
        var remaining = plan.units().stream().map(PickedUnit::id).toList();
        return sync.units().stream()
                .map(PickedUnit::id)
                .filter(id -> !remaining.contains(id))
                .toList();
    }

    private void apply(Plan plan, Sync sync, Actor actor) {
        if (plan.kind() == Kind.REMOVE) {
            endSync.end(sync, actor);
        } else {
            selectUnits.select(plan, sync, ending(plan, sync), actor);
        }
    }
}
