package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import rollbook.kit.failure.FailureText;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.TakeDelivery.Delivery;

/**
 * Takes in the opens our own app tells of. A whole school may open at one moment, each by a delivery of its own, and one commit
 * each is what that would wait for: so whoever has the turn writes what all others wait with, in one transaction, and each is
 * answered after its commit. Where they fail together, each is taken alone, and only the one that cannot be handled is buried.
 */
@ApplicationScoped
class TakeAppOpens {
    private static final Logger LOG = Logger.getLogger(TakeAppOpens.class);
    /** The most in one transaction; the others go with the next. */
    private static final int AT_ONCE = 200;

    private final Together<Waiting> together = new Together<>(AT_ONCE, this::takeSome);
    private final Connections connections;
    private final Deliveries deliveries;
    private final TakeOpen takeOpen;
    private final TakeDelivery takeDelivery;
    private final HearApp hearApp;
    private final Database database;

    TakeAppOpens(
            Connections connections,
            Deliveries deliveries,
            TakeOpen takeOpen,
            TakeDelivery takeDelivery,
            HearApp hearApp,
            Database database) {
        this.connections = connections;
        this.deliveries = deliveries;
        this.takeOpen = takeOpen;
        this.takeDelivery = takeDelivery;
        this.hearApp = hearApp;
        this.database = database;
    }

    /** One whose sender waits; what becomes of it is written and read by whoever has the turn. */
    private static final class Waiting {
        final Delivery delivery;
        final AppWord.Opened opened;
        /** Null where it has to be taken alone. */
        @Nullable
        Outcome outcome;

        Waiting(Delivery delivery, AppWord.Opened opened) {
            this.delivery = delivery;
            this.opened = opened;
        }
    }

    /**
     * Takes one in, as {@link TakeDelivery} does.
     *
     * @param opened by a learner
     * @throws ProblemException 503 for a failure that passes
     */
    Outcome take(Delivery delivery, AppWord.Opened opened) {
        var mine = new Waiting(delivery, opened);
        together.take(mine);
        return mine.outcome != null
                ? mine.outcome
                : takeDelivery.take(delivery, (app, deliveryId) -> hearApp.hear(app, deliveryId, opened));
    }

    private void takeSome(List<Waiting> some) {
        try {
            var outcomes = database.inTransaction(() -> write(some));
            some.forEach(one -> one.outcome = outcomes.getOrDefault(one, Outcome.REPEATED));
        } catch (RuntimeException e) {
            LOG.debugf("%d opens are taken one by one: %s", some.size(), FailureText.of(e));
        }
    }

    /** What became of the first of each key; the others came before. */
    private Map<Waiting, Outcome> write(List<Waiting> some) {
        var app = connections.find(HearApp.CONNECTION).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var numbers = new HashMap<>(deliveries.note(
                app.id(),
                some.stream().map(one -> one.delivery.key()).toList(),
                some.getFirst().delivery.type()));
        var firsts = new ArrayList<First>();
        for (var one : some) {
            var number = numbers.remove(one.delivery.key());
            if (number != null) {
                firsts.add(new First(one, number));
            }
        }
        var fates =
                takeOpen.take(app, firsts.stream().map(First::open).toList()).iterator();
        var outcomes = firsts.stream().collect(Collectors.toMap(First::waiting, _ -> Outcome.of(fates.next())));
        firsts.stream()
                .collect(Collectors.groupingBy(
                        first -> outcomes.getOrDefault(first.waiting, Outcome.TAKEN),
                        Collectors.mapping(First::number, Collectors.toList())))
                .forEach(this::become);
        return outcomes;
    }

    private void become(Outcome outcome, List<Long> numbers) {
        if (!outcome.equals(Outcome.TAKEN)) {
            deliveries.become(numbers, outcome);
        }
    }

    /** The first of a key, and its delivery's number. */
    private record First(Waiting waiting, long number) {
        TakeOpen.Open open() {
            return HearApp.open(number, waiting.opened);
        }
    }
}
