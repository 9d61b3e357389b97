package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.events.LicenseStatus;
import rollbook.events.Outcome;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.usecase.Plans.Kind;
import rollbook.ousync.usecase.Plans.Plan;
import rollbook.ousync.usecase.Syncs.Sync;

/**
 * Commits a plan (X30). The units it deselects end as a whole and are never held (X28); the others are read anew by a run that
 * begins at once, within the usual limit. Refused if a unit would end for somebody the plan did not show.
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
    private final Forecasts forecasts;
    private final Database database;

    CommitPlan(
            SyncAuthority authority,
            Syncs syncs,
            Plans plans,
            RefreshGrants refreshGrants,
            EndSync endSync,
            FinishRemovals finishRemovals,
            SelectUnits selectUnits,
            Forecasts forecasts,
            Database database) {
        this.authority = authority;
        this.syncs = syncs;
        this.plans = plans;
        this.refreshGrants = refreshGrants;
        this.endSync = endSync;
        this.finishRemovals = finishRemovals;
        this.selectUnits = selectUnits;
        this.forecasts = forecasts;
        this.database = database;
    }

    /**
     * Commits it.
     *
     * @throws ProblemException 404 or 403: who may; 409 when it is another's, unfinished, used, or no longer true; 410 after
     *     24 hours
     */
    public void commit(UUID licenseId, UUID planId, Actor actor) {
        if (authority.requireAdmin(licenseId, actor).status() != LicenseStatus.LIVE) {
            throw new ProblemException(SyncProblem.NOT_LIVE);
        }
        var known = database.inTransaction(() -> syncs.find(licenseId))
                .orElseThrow(() -> new ProblemException(SyncProblem.NOT_CONNECTED));
        refreshGrants.refresh(licenseId, known.id());
        requireSeats(licenseId, planId);
        var removed = database.inTransaction(() -> {
            var sync = syncs.lock(licenseId).orElseThrow(() -> new ProblemException(SyncProblem.NOT_CONNECTED));
            authority.requireGoogleAdmin(sync, actor);
            var plan = plans.lock(licenseId, planId).orElseThrow(() -> new ProblemException(SyncProblem.NO_PLAN));
            requireCommittable(plan, actor);
            plans.committed(planId);
            apply(plan, sync, actor);
            return plan.kind() == Kind.REMOVE ? List.of(sync) : List.<Sync>of();
        });
        removed.forEach(finishRemovals::finish);
    }

    /** Whoever the plan showed to be added finds a seat still (X30). */
    private void requireSeats(UUID licenseId, UUID planId) {
        var plan = database.inTransaction(() -> plans.find(licenseId, planId))
                .orElseThrow(() -> new ProblemException(SyncProblem.NO_PLAN));
        var now = forecasts.joining(licenseId, "none", null, List.of()).before();
        var free = now.limit() == null ? Integer.MAX_VALUE : now.limit() - now.members() - now.invited();
        if (plan.outcomes().getOrDefault(Outcome.ADDED, 0) > free) {
            throw new ProblemException(SyncProblem.PLAN_OUTDATED, "Only " + free + " seats are free by now.");
        }
    }

    private static void requireCommittable(Plan plan, Actor actor) {
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
    }

    private void apply(Plan plan, Sync sync, Actor actor) {
        var remaining = plan.units().stream().map(PickedUnit::id).toList();
        var ending = sync.units().stream()
                .map(PickedUnit::id)
                .filter(id -> !remaining.contains(id))
                .toList();
        var unforeseen = plans.unforeseen(plan, ending);
        if (unforeseen > 0) {
            throw new ProblemException(
                    SyncProblem.PLAN_OUTDATED, unforeseen + " more would lose a unit than the plan showed.");
        }
        if (plan.kind() == Kind.REMOVE) {
            endSync.end(sync, actor);
            return;
        }
        selectUnits.select(plan, sync, ending, actor);
    }
}
