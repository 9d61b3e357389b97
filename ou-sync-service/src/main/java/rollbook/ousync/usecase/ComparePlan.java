package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbook.events.Outcome;
import rollbook.kit.sql.Database;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.usecase.AskNewcomers.Answered;
import rollbook.ousync.usecase.Forecasts.Leaving;
import rollbook.ousync.usecase.Plans.Difference;
import rollbook.ousync.usecase.Plans.Line;
import rollbook.ousync.usecase.Plans.Plan;
import rollbook.ousync.usecase.Syncs.Sync;
import rollbook.ousync.usecase.WhoMoved.Moved;

/**
 * Judges a plan again before it is committed (X30): does anybody fare otherwise than the admin saw? Where the license is as
 * the plan found it nobody can, and one question tells. Where only people moved since, those are asked about; else everybody
 * the plan adds, and everybody it says another reason keeps.
 */
@ApplicationScoped
class ComparePlan {
    /** The most people a refusal names. */
    static final int MOST_SHOWN = 100;

    private static final int AT_ONCE = 10_000;

    private final Plans plans;
    private final AskNewcomers askNewcomers;
    private final WhoMoved whoMoved;
    private final Forecasts forecasts;
    private final Database database;

    ComparePlan(Plans plans, AskNewcomers askNewcomers, WhoMoved whoMoved, Forecasts forecasts, Database database) {
        this.plans = plans;
        this.askNewcomers = askNewcomers;
        this.whoMoved = whoMoved;
        this.forecasts = forecasts;
        this.database = database;
    }

    /** Who would fare otherwise, the first 100. Not within a transaction. */
    List<Difference> differences(Plan plan, Sync sync) {
        var now = askNewcomers.nobody(plan.licenseId()).asOf();
        var then = plan.asOf();
        if (then == null || !now.onlyPeopleMovedSince(then)) {
            return ofEverybody(plan, sync);
        }
        return now.equals(then)
                ? List.of()
                : whoMoved.since(sync, then.seq())
                        .flatMap(moved -> ofMoved(plan, sync, moved))
                        .orElseGet(() -> ofEverybody(plan, sync));
    }

    private List<Difference> ofEverybody(Plan plan, Sync sync) {
        var differences = new ArrayList<Difference>();
        newcomers(plan, differences);
        leavers(plan, sync, _ -> true, differences);
        return first(differences);
    }

    /** Whoever did not move fares as shown while there are seats. Empty: there are too few. */
    private Optional<List<Difference>> ofMoved(Plan plan, Sync sync, Moved moved) {
        var differences = new ArrayList<Difference>();
        var lines = database.inTransaction(() -> plans.judgedToJoin(plan.id(), moved.googleIds(), moved.emails()));
        var then = compare(plan, askNewcomers.first(plan.licenseId()), lines, differences)
                .then();
        var movedToSeats =
                lines.stream().filter(line -> line.outcome() == Outcome.ADDED).count();
        var others = plan.outcomes().getOrDefault(Outcome.ADDED, 0) - movedToSeats;
        if (then.limit() != null && then.members() + then.invited() + others > then.limit()) {
            return Optional.empty();
        }
        leavers(plan, sync, moved.googleIds()::contains, differences);
        return Optional.of(first(differences));
    }

    private static List<Difference> first(List<Difference> differences) {
        return List.copyOf(differences.subList(0, Math.min(MOST_SHOWN, differences.size())));
    }

    private void newcomers(Plan plan, List<Difference> differences) {
        var answered = askNewcomers.first(plan.licenseId());
        var after = 0;
        while (differences.size() < MOST_SHOWN) {
            var from = after;
            var some = database.inTransaction(() -> plans.judgedToJoin(plan.id(), from, AT_ONCE));
            if (some.isEmpty()) {
                return;
            }
            answered = compare(plan, answered, some, differences);
            after = some.getLast().no();
        }
    }

    private Answered compare(Plan plan, Answered others, List<Line> lines, List<Difference> differences) {
        var shown = lines.stream().collect(Collectors.toMap(Line::no, Function.identity()));
        return askNewcomers.ask(plan.licenseId(), others, lines, judged -> {
            judged.forEach(now -> compare(shown.getOrDefault(now.no(), now), now, differences));
            return differences.size() < MOST_SHOWN;
        });
    }

    private static void compare(Line shown, Line now, List<Difference> differences) {
        var outcome = now.outcome();
        if (outcome != null && shown.misleadsAbout(outcome)) {
            differences.add(new Difference(shown.email(), shown.outcome(), outcome, now.why(), now.reason()));
        }
    }

    /** Of those another reason keeps: it may have ended meanwhile. */
    private void leavers(Plan plan, Sync sync, Predicate<String> meant, List<Difference> differences) {
        var units = Stream.concat(plan.units().stream().map(PickedUnit::id), sync.speaking().stream())
                .distinct()
                .toList();
        var after = "";
        while (differences.size() < MOST_SHOWN) {
            var from = after;
            var some = database.inTransaction(() -> plans.judgedToStay(plan.id(), from, Forecasts.MOST_PEOPLE));
            if (some.isEmpty()) {
                return;
            }
            var asked =
                    some.stream().filter(line -> meant.test(line.googleId())).toList();
            if (!asked.isEmpty()) {
                leaving(plan, units, asked, differences);
            }
            after = some.getLast().googleId();
        }
    }

    private void leaving(Plan plan, List<String> units, List<Line> asked, List<Difference> differences) {
        var googleIds = asked.stream().map(Line::googleId).toList();
        var lost = forecasts.leaving(plan.licenseId(), units, googleIds).people().stream()
                .filter(person -> !person.stays())
                .map(Leaving::googleId)
                .collect(Collectors.toSet());
        asked.stream()
                .filter(line -> lost.contains(line.googleId()))
                .map(line -> new Difference(line.email(), line.outcome(), Outcome.REMOVED, null, null))
                .forEach(differences::add);
    }
}
