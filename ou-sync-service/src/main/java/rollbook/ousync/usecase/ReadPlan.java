package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.kit.failure.FailureText;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.domain.PlanReason;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Directories.UnreadableException;
import rollbook.ousync.usecase.PlanWork.LostPlanException;
import rollbook.ousync.usecase.Plans.Kind;
import rollbook.ousync.usecase.Plans.Plan;
import rollbook.ousync.usecase.Syncs.Sync;

/** Reads what plans would come to, in the background; a plan that broke off is read from its beginning. */
@ApplicationScoped
public class ReadPlan {
    private static final Logger LOG = Logger.getLogger(ReadPlan.class);

    private final Plans plans;
    private final Syncs syncs;
    private final RefreshGrants refreshGrants;
    private final Directories directories;
    private final Tokens tokens;
    private final Grants grants;
    private final VouchedGrants vouched;
    private final JudgePlan judgePlan;
    private final PlanWork work;
    private final Database database;

    ReadPlan(
            Plans plans,
            Syncs syncs,
            RefreshGrants refreshGrants,
            Directories directories,
            Tokens tokens,
            Grants grants,
            VouchedGrants vouched,
            JudgePlan judgePlan,
            PlanWork work,
            Database database) {
        this.plans = plans;
        this.syncs = syncs;
        this.refreshGrants = refreshGrants;
        this.directories = directories;
        this.tokens = tokens;
        this.grants = grants;
        this.vouched = vouched;
        this.judgePlan = judgePlan;
        this.work = work;
        this.database = database;
    }

    /** Reads one to its end; false: there is none. */
    public boolean step() {
        var taken = database.inTransaction(plans::take);
        taken.ifPresent(this::read);
        return taken.isPresent();
    }

    private void read(Plan plan) {
        try {
            var sync = database.inTransaction(() -> syncs.find(plan.licenseId()))
                    .orElseThrow(() -> new UnreadableException(Trouble.AUTHORIZATION_LOST, null));
            refreshGrants.refresh(plan.licenseId(), sync.id());
            write(plan, sync);
            judgePlan.judge(plan, all(plan, sync));
        } catch (UnreadableException e) {
            fail(plan, e.trouble(), e);
        } catch (ProblemException e) {
            fail(plan, Trouble.SERVICE_AWAY, e);
        } catch (LostPlanException _) {
            LOG.infof("licenseId=%s: another reader has taken a plan over", plan.licenseId());
        } catch (RuntimeException e) {
            fail(plan, Trouble.FAILED_HERE, e);
        }
    }

    private static List<String> all(Plan plan, Sync sync) {
        return Stream.concat(plan.units().stream().map(PickedUnit::id), sync.speaking().stream())
                .distinct()
                .toList();
    }

    private void write(Plan plan, Sync sync) {
        var reader = new PlanReader(plan, grants, plans, work);
        if (plan.kind() == Kind.SELECT) {
            var directory = directories.open(tokens.open(sync));
            var reading = ReadDirectory.read(directory, plan.units(), reader);
            if (!reading.gone().isEmpty()) {
                throw new UnreadableException(Trouble.UNIT_GONE, null);
            }
            plan.units().forEach(unit -> absent(plan, unit, reader));
        }
        var remaining = plan.units().stream().map(PickedUnit::id).toList();
        for (var unit : sync.speaking()) {
            if (!remaining.contains(unit)) {
                ending(plan, unit, reader);
            }
        }
        work.in(plan, () -> {
            plans.keepTheMoved(plan.id());
            return plan;
        });
    }

    /** Who is suspended or archived was listed, and written down as such. */
    private void absent(Plan plan, PickedUnit unit, PlanReader reader) {
        var reading = reader.reading(unit);
        vouched.forEachAbsent(plan.licenseId(), unit.id(), reading, some -> {
            var absent = some.stream()
                    .filter(grant -> reading.reason(grant.no()) == LeaveReason.LEFT_UNIT)
                    .toList();
            reader.removed(unit.id(), absent, PlanReason.LEFT_UNIT);
        });
    }

    private void ending(Plan plan, String unitId, PlanReader reader) {
        var why = plan.kind() == Kind.REMOVE ? PlanReason.SYNC_REMOVED : PlanReason.DESELECTED;
        vouched.forEachPart(plan.licenseId(), unitId, some -> reader.removed(unitId, some, why));
    }

    private void fail(Plan plan, Trouble trouble, RuntimeException cause) {
        LOG.warnf("licenseId=%s: a plan cannot be read: %s", plan.licenseId(), FailureText.of(cause));
        work.in(plan, () -> {
            plans.failed(plan.id(), trouble);
            return plan;
        });
    }
}
