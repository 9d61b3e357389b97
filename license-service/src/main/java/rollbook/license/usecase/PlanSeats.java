package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Ids;
import rollbook.license.domain.Seats;
import rollbook.license.usecase.WaitingList.Turn;

/** Shows what another number of seats would do, and holds the commit to what was shown (X30). Nobody is ever unseated. */
@ApplicationScoped
public class PlanSeats {
    /** How many people of each kind a plan names. */
    public static final int MOST_SHOWN = 100;

    private final Licenses licenses;
    private final Ledger ledger;
    private final WaitingList waitingList;
    private final Plans plans;
    private final Ids ids;

    PlanSeats(Licenses licenses, Ledger ledger, WaitingList waitingList, Plans plans, Ids ids) {
        this.licenses = licenses;
        this.ledger = ledger;
        this.waitingList = waitingList;
        this.plans = plans;
        this.ids = ids;
    }

    /**
     * What would happen.
     *
     * @param now the seats as they are held
     * @param after the limit asked for; null = unlimited
     * @param seated who of those who wait would be seated, the first 100 in their order
     * @param waiting who would still wait, the first 100
     */
    public record Preview(
            UUID planId, Seats now, @Nullable Integer after, List<Turn> seated, List<Turn> waiting, Instant until) {

        /** How many of those who wait would be seated. */
        public int calls() {
            return now.of(after).calls();
        }
    }

    /**
     * What a plan showed, as far as a commit compares it.
     *
     * @param seatedTo the turn of the last of those who would be seated; 0 = nobody would
     * @param waitingTo the turn of the last of those who waited; 0 = nobody did
     */
    record Shown(@Nullable Integer seats, long seatedTo, long waitingTo, List<UUID> seated, List<UUID> waiting) {}

    /** Somebody who would fare otherwise than they were shown. */
    public record Difference(Turn person, boolean shownSeated, boolean wouldBeSeated) {}

    /** Makes a plan, for this actor to commit. Empty: no such license. */
    @Transactional
    public Optional<Preview> plan(UUID licenseId, @Nullable Integer seats, Actor actor) {
        return licenses.lock(licenseId).map(license -> {
            var now = held(licenseId);
            var calls = now.of(seats).calls();
            var seated = waitingList.list(licenseId, 0, Math.min(calls, MOST_SHOWN));
            var waiting = waitingList.list(licenseId, calls, MOST_SHOWN);
            var shown = new Shown(
                    seats,
                    turnOf(licenseId, calls),
                    turnOf(licenseId, now.waiting()),
                    seated.stream().map(Turn::memberId).toList(),
                    waiting.stream().map(Turn::memberId).toList());
            var planId = ids.next();
            var until = plans.keep(planId, licenseId, account(actor), Plans.Kind.SEATS, shown);
            return new Preview(planId, now, seats, seated, waiting, until);
        });
    }

    /**
     * Uses up a plan, under the license's lock, unless somebody would fare otherwise than it showed.
     *
     * @return those, at most some hundreds; empty = the plan holds and is used
     * @throws ProblemException 404, 409 or 410: the plan is not there, another's, used or over
     */
    @Transactional(TxType.MANDATORY)
    List<Difference> redeem(UUID planId, UUID licenseId, @Nullable Integer seats, Actor actor) {
        var plan = plans.find(planId, licenseId, Plans.Kind.SEATS, Shown.class)
                .orElseThrow(() -> new ProblemException(LicenseProblem.NO_PLAN));
        require(plan.accountId().equals(actor.accountId()), LicenseProblem.PLAN_OF_ANOTHER);
        require(!plan.isUsed(), LicenseProblem.PLAN_USED);
        require(!plan.isOver(), LicenseProblem.PLAN_EXPIRED);
        require(Objects.equals(plan.body().seats(), seats), LicenseProblem.PLAN_FOR_OTHER_SEATS);
        var differences = differences(licenseId, plan.body());
        if (differences.isEmpty()) {
            plans.use(planId);
        }
        return differences;
    }

    /**
     * Nobody overtakes, so the turn up to which people would be seated only grows: between what it was and what it is are
     * those who were shown waiting. Who was shown seated can only wait now if they went and came back, with a new turn; those
     * shown by name are looked up for that.
     */
    private List<Difference> differences(UUID licenseId, Shown shown) {
        var seatedTo = turnOf(licenseId, held(licenseId).of(shown.seats()).calls());
        var people = new LinkedHashMap<UUID, Difference>();
        waitingList
                .between(licenseId, shown.seatedTo(), Math.min(seatedTo, shown.waitingTo()), MOST_SHOWN)
                .forEach(person -> people.put(person.memberId(), new Difference(person, false, true)));
        named(licenseId, shown).forEach((person, wasSeated) -> {
            var isSeated = person.turn() <= seatedTo;
            if (isSeated != wasSeated) {
                people.put(person.memberId(), new Difference(person, wasSeated, isSeated));
            }
        });
        return new ArrayList<>(people.values());
    }

    private Map<Turn, Boolean> named(UUID licenseId, Shown shown) {
        var named = new LinkedHashMap<Turn, Boolean>();
        waitingList.of(licenseId, shown.seated()).forEach(person -> named.put(person, true));
        waitingList.of(licenseId, shown.waiting()).forEach(person -> named.put(person, false));
        return named;
    }

    private Seats held(UUID licenseId) {
        return Objects.requireNonNull(ledger.positions(List.of(licenseId)).get(licenseId))
                .seats();
    }

    /** The turn of the so-many-th of those who wait; 0 of the none-th. */
    private long turnOf(UUID licenseId, int place) {
        return place == 0
                ? 0
                : waitingList.list(licenseId, place - 1, 1).stream()
                        .mapToLong(Turn::turn)
                        .findFirst()
                        .orElse(0);
    }

    private static UUID account(Actor actor) {
        return Objects.requireNonNull(actor.accountId(), "a plan is a person's");
    }

    private static void require(boolean holds, LicenseProblem otherwise) {
        if (!holds) {
            throw new ProblemException(otherwise);
        }
    }
}
