package rollbook.ousync.usecase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.DirectoryUser.Standing;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.domain.PlanReason;
import rollbook.ousync.usecase.Grants.Grant;
import rollbook.ousync.usecase.Plans.Effect;
import rollbook.ousync.usecase.Plans.Line;
import rollbook.ousync.usecase.Plans.Plan;

/** Writes down what a run would do about each user of the units wanted, page by page, and says nothing to anybody. */
final class PlanReader extends ReadDirectory.Reader {
    private final Plan plan;
    private final Grants grants;
    private final Plans plans;
    private final PlanWork work;
    private final Map<String, UnitReading> readings = new HashMap<>();
    private int lines;

    PlanReader(Plan plan, Grants grants, Plans plans, PlanWork work) {
        this.plan = plan;
        this.grants = grants;
        this.plans = plans;
        this.work = work;
    }

    /** A unit listed anew is written down anew. */
    @Override
    void begin(PickedUnit unit) {
        var reading = work.in(plan, () -> {
            var begun = new UnitReading();
            grants.numbers(plan.licenseId(), unit.id(), begun::vouches);
            return begun;
        });
        if (readings.put(unit.id(), reading) != null) {
            work.in(plan, () -> {
                plans.forgetUnit(plan.id(), unit.id());
                return unit;
            });
        }
    }

    @Override
    void page(PickedUnit unit, Directories.Page page, String path) {
        var reading = reading(unit);
        var meant = page.users().stream().filter(user -> unit.means(user, path)).toList();
        work.in(plan, () -> {
            var known = grants.of(
                    plan.licenseId(),
                    unit.id(),
                    meant.stream().map(DirectoryUser::googleId).toList());
            var some = new ArrayList<Line>();
            for (var user : meant) {
                var grant = known.get(user.googleId());
                var no = grant != null && grant.vouched() ? grant.no() : -1;
                reading.found(user.standing(), no);
                some.add(line(unit, user, no >= 0));
            }
            plans.add(plan.id(), some);
            return some;
        });
    }

    private Line line(PickedUnit unit, DirectoryUser user, boolean isVouched) {
        if (user.standing() == Standing.ACTIVE) {
            return line(unit.id(), user.googleId(), user.email(), isVouched ? Effect.KEEP : Effect.ADD, null);
        }
        var why = user.standing() == Standing.SUSPENDED ? PlanReason.SUSPENDED : PlanReason.ARCHIVED;
        return line(unit.id(), user.googleId(), user.email(), isVouched ? Effect.REMOVE : Effect.SKIP, why);
    }

    /** The people a unit vouches for, who would lose that. */
    void removed(String unitId, List<Grant> some, PlanReason why) {
        work.in(plan, () -> {
            plans.add(
                    plan.id(),
                    some.stream()
                            .map(grant -> line(
                                    unitId,
                                    grant.googleId(),
                                    Objects.requireNonNullElse(grant.email(), ""),
                                    Effect.REMOVE,
                                    why))
                            .toList());
            return some;
        });
    }

    private Line line(String unitId, String googleId, String email, Effect effect, @Nullable PlanReason why) {
        lines++;
        var sentence = why == null ? null : why.sentence();
        var reason = why == null ? null : why.name();
        return new Line(lines, unitId, googleId, email, effect, null, sentence, reason, List.of());
    }

    UnitReading reading(PickedUnit unit) {
        return Objects.requireNonNull(readings.get(unit.id()));
    }
}
