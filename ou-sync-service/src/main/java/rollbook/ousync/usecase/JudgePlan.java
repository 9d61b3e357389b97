package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollbook.events.Outcome;
import rollbook.ousync.usecase.AskNewcomers.Answered;
import rollbook.ousync.usecase.Forecasts.Leaving;
import rollbook.ousync.usecase.Plans.Fate;
import rollbook.ousync.usecase.Plans.Line;
import rollbook.ousync.usecase.Plans.Plan;

/** Has license-service say what the lines of a plan would come to: it alone knows seats, exclusions and other reasons (X5). */
@ApplicationScoped
class JudgePlan {
    /** Finding the first line of each person costs as much for a few as for many. */
    private static final int AT_ONCE = 10_000;

    private final Plans plans;
    private final AskNewcomers askNewcomers;
    private final Forecasts forecasts;
    private final PlanWork work;

    JudgePlan(Plans plans, AskNewcomers askNewcomers, Forecasts forecasts, PlanWork work) {
        this.plans = plans;
        this.askNewcomers = askNewcomers;
        this.forecasts = forecasts;
        this.work = work;
    }

    /** Judges all of it; {@code units} are all the plan could end. Newcomers come first, as they do in a run. */
    void judge(Plan plan, List<String> units) {
        var newcomers = newcomers(plan);
        var freed = leavers(plan, units);
        var isSteady = askNewcomers.nobody(plan.licenseId()).asOf().equals(newcomers.asOf());
        work.in(plan, () -> {
            plans.planned(plan.id(), seats(newcomers, freed), isSteady ? newcomers.asOf() : null);
            return plan;
        });
    }

    /** Who waits gets a seat that is given up. */
    private static Plans.Seats seats(Answered newcomers, int freed) {
        var before = newcomers.before();
        var then = newcomers.then();
        var called = Math.min(freed, then.waiting());
        return new Plans.Seats(
                before.limit(),
                before.members() + before.invited(),
                before.waiting(),
                then.members() + then.invited() - freed + called,
                then.waiting() - called);
    }

    private Answered newcomers(Plan plan) {
        var answered = askNewcomers.first(plan.licenseId());
        var after = 0;
        while (true) {
            var from = after;
            var some = work.in(plan, () -> plans.added(plan.id(), from, AT_ONCE));
            if (some.isEmpty()) {
                return answered;
            }
            answered = askNewcomers.ask(plan.licenseId(), answered, some, judged -> write(plan, judged));
            after = some.getLast().no();
        }
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
                ? new Fate(googleId, Outcome.ALREADY_MEMBER, leaving.why(), leaving.keptBy())
                : new Fate(googleId, Outcome.REMOVED, null, List.of());
    }

    private boolean write(Plan plan, List<Line> judged) {
        return work.in(plan, () -> {
            plans.judge(plan.id(), judged);
            return true;
        });
    }
}
