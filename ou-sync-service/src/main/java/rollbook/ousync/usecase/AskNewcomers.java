package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.events.Outcome;
import rollbook.ousync.domain.PlanReason;
import rollbook.ousync.usecase.Forecasts.AsOf;
import rollbook.ousync.usecase.Forecasts.Joined;
import rollbook.ousync.usecase.Forecasts.Newcomer;
import rollbook.ousync.usecase.Forecasts.Seats;
import rollbook.ousync.usecase.Plans.Line;

/** Asks license-service what the newcomers of a plan would come to, each part beginning with the seats the one before leaves. */
@ApplicationScoped
class AskNewcomers {
    private final Forecasts forecasts;

    AskNewcomers(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    /** The license as it is: what is asked where there are no newcomers, and is cheap. */
    Joined nobody(UUID licenseId) {
        return forecasts.joining(licenseId, "none", null, List.of());
    }

    /**
     * What was answered to some of them.
     *
     * @param asOf null: the license moved between two questions
     * @param before the seats as they were, {@code then} as they would leave them
     */
    record Answered(@Nullable AsOf asOf, Seats before, Seats then) {
        private Answered and(Joined answer) {
            return new Answered(answer.asOf().equals(asOf) ? asOf : null, before, answer.after());
        }
    }

    /**
     * Asks about these, after others.
     *
     * @param lines in their order, each person once in all of the plan
     * @param judged is given each part with what it would come to; false: the rest is not asked about
     */
    Answered ask(UUID licenseId, Answered others, List<Line> lines, Predicate<List<Line>> judged) {
        var answered = others;
        var from = 0;
        while (from < lines.size()) {
            var part = part(lines.subList(from, lines.size()));
            var answer = forecasts.joining(licenseId, part.getFirst().unitId(), answered.then(), newcomers(part));
            answered = answered.and(answer);
            from += part.size();
            if (!judged.test(judged(part, answer))) {
                return answered;
            }
        }
        return answered;
    }

    /** Nobody was asked about yet. */
    Answered first(UUID licenseId) {
        var answer = nobody(licenseId);
        return new Answered(answer.asOf(), answer.before(), answer.before());
    }

    /** A question is about one unit. */
    private static List<Line> part(List<Line> lines) {
        var unit = lines.getFirst().unitId();
        return lines.stream()
                .limit(Forecasts.MOST_PEOPLE)
                .takeWhile(line -> line.unitId().equals(unit))
                .toList();
    }

    private static List<Newcomer> newcomers(List<Line> part) {
        var people = new ArrayList<Newcomer>();
        for (var line : part) {
            if (EmailAddress.parse(line.email()) instanceof EmailAddress address) {
                people.add(new Newcomer(line.no(), address.normalized(), line.googleId()));
            }
        }
        return people;
    }

    private static List<Line> judged(List<Line> part, Joined answer) {
        var outcomes = answer.people().stream().collect(Collectors.toMap(Forecasts.Joining::row, Function.identity()));
        return part.stream().map(line -> judged(line, outcomes.get(line.no()))).toList();
    }

    private static Line judged(Line line, Forecasts.@Nullable Joining fate) {
        return fate == null
                ? line.judged(Outcome.REFUSED, PlanReason.NO_ADDRESS.sentence(), PlanReason.NO_ADDRESS.name())
                : line.judged(fate.outcome(), fate.detail(), fate.reason());
    }
}
