package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.events.Outcome;
import rollbook.ousync.usecase.Forecasts.Leaving;
import rollbook.ousync.usecase.Forecasts.Newcomer;
import rollbook.ousync.usecase.Forecasts.Seats;
import rollbook.ousync.usecase.Plans.Fate;
import rollbook.ousync.usecase.Plans.Line;
import rollbook.ousync.usecase.Plans.Plan;

/** Has license-service say what the lines of a plan would come to: it alone knows seats, exclusions and other reasons (X5). */
@ApplicationScoped
class JudgePlan {
    private final Plans plans;
    private final Forecasts forecasts;
    private final PlanWork work;

    JudgePlan(Plans plans, Forecasts forecasts, PlanWork work) {
        this.plans = plans;
        this.forecasts = forecasts;
        this.work = work;
    }

    /** Judges all of it; {@code units} are all the plan could end. Newcomers come first, as they do in a run. */
    void judge(Plan plan, List<String> units) {
        var seats = newcomers(plan);
        var freed = leavers(plan, units);
        work.in(plan, () -> {
            plans.planned(plan.id(), seats == null ? null : seats.after(freed));
            return plan;
        });
    }

    /** The seats before, and as newcomers would leave them. */
    private record Held(Seats before, Seats then) {
        /** Who waits gets a seat that is given up. */
        Plans.Seats after(int freed) {
            var called = Math.min(freed, then.waiting());
            return new Plans.Seats(
                    before.limit(),
                    before.members() + before.invited(),
                    before.waiting(),
                    then.members() + then.invited() - freed + called,
                    then.waiting() - called);
        }
    }

    private @Nullable Held newcomers(Plan plan) {
        Seats before = null;
        Seats then = null;
        var after = 0;
        while (true) {
            var from = after;
            var some = work.in(plan, () -> plans.added(plan.id(), from, Forecasts.MOST_PEOPLE));
            var unit = some.isEmpty() ? "" : some.getFirst().unitId();
            var part =
                    some.stream().takeWhile(line -> line.unitId().equals(unit)).toList();
            var answer = forecasts.joining(plan.licenseId(), unit.isEmpty() ? "none" : unit, then, named(part));
            before = before == null ? answer.before() : before;
            then = answer.after();
            if (part.isEmpty()) {
                return new Held(before, then);
            }
            var outcomes =
                    answer.people().stream().collect(Collectors.toMap(Forecasts.Joining::row, Function.identity()));
            write(plan, part.stream().map(line -> joining(line, outcomes)).toList());
            after = part.getLast().no();
        }
    }

    private static List<Newcomer> named(List<Line> part) {
        var people = new ArrayList<Newcomer>();
        for (var line : part) {
            if (EmailAddress.parse(line.email()) instanceof EmailAddress address) {
                people.add(new Newcomer(line.no(), address.normalized(), line.googleId()));
            }
        }
        return people;
    }

    private static Line joining(Line line, Map<Integer, Forecasts.Joining> outcomes) {
        var fate = outcomes.get(line.no());
        return fate == null
                ? line.judged(Outcome.REFUSED, "Google has no address of theirs that can be read.")
                : line.judged(fate.outcome(), fate.detail());
    }

    /** Returns how many seats they give up; each is asked about once, however many units they lose. */
    private int leavers(Plan plan, List<String> units) {
        var freed = 0;
        var after = "";
        while (true) {
            var from = after;
            var some = work.in(plan, () -> plans.losing(plan.id(), from, Forecasts.MOST_PEOPLE));
            if (some.isEmpty()) {
                return freed;
            }
            var answer = forecasts.leaving(plan.licenseId(), units, some);
            freed += answer.freed();
            var fates = answer.people().stream()
                    .collect(Collectors.toMap(Leaving::googleId, Function.identity(), (one, _) -> one));
            work.in(plan, () -> {
                plans.judgeLosing(
                        plan.id(),
                        some.stream()
                                .map(googleId -> fate(googleId, fates.get(googleId)))
                                .toList());
                return some;
            });
            after = some.getLast();
        }
    }

    private static Fate fate(String googleId, @Nullable Leaving leaving) {
        return leaving != null && leaving.stays()
                ? new Fate(googleId, Outcome.ALREADY_MEMBER, leaving.why())
                : new Fate(googleId, Outcome.REMOVED, null);
    }

    private void write(Plan plan, List<Line> judged) {
        work.in(plan, () -> {
            plans.judge(plan.id(), judged);
            return judged;
        });
    }
}
