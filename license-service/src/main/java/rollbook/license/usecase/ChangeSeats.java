package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.license.domain.License;

/** Staff set the number of seats (RULES §2): nobody is unseated, and who waits is seated at once, in order. */
@ApplicationScoped
public class ChangeSeats {
    private final Licenses licenses;
    private final PlanSeats planSeats;
    private final SaveLicense saveLicense;
    private final Activities activities;
    private final Ledger ledger;
    private final RaiseAlerts alerts;
    private final Judge judge;
    private final Database database;

    ChangeSeats(
            Licenses licenses,
            PlanSeats planSeats,
            SaveLicense saveLicense,
            Activities activities,
            Ledger ledger,
            RaiseAlerts alerts,
            Judge judge,
            Database database) {
        this.licenses = licenses;
        this.planSeats = planSeats;
        this.saveLicense = saveLicense;
        this.activities = activities;
        this.ledger = ledger;
        this.alerts = alerts;
        this.judge = judge;
        this.database = database;
    }

    /**
     * Sets the seats; nothing happens if there are just that many.
     *
     * @param seats 1 or more; null = unlimited
     * @param planId what the actor was shown before, if they were
     * @return who would fare otherwise than that plan showed, in which case nothing changed; mostly nobody. Empty: no such
     *     license
     * @throws ProblemException 404, 409 or 410: the plan cannot be committed
     */
    @Transactional
    public Optional<List<PlanSeats.Difference>> change(
            UUID licenseId, @Nullable Integer seats, @Nullable UUID planId, Actor actor) {
        return licenses.lock(licenseId).map(license -> {
            var differences = planId == null
                    ? List.<PlanSeats.Difference>of()
                    : planSeats.redeem(planId, licenseId, seats, actor);
            if (differences.isEmpty()) {
                change(license, license.withSeats(seats), actor);
            }
            return differences;
        });
    }

    private void change(License before, License after, Actor actor) {
        if (after.equals(before)) {
            return;
        }
        var id = after.id();
        var held = Objects.requireNonNull(ledger.positions(List.of(id)).get(id)).seats();
        saveLicense.save(after);
        var fromTo = Map.of("from", number(before.seats()), "to", number(after.seats()));
        activities.note(id, Activities.Change.SEATS, actor, fromTo);
        alerts.seats(id, held, held.of(after.seats()));
        var judgment = judge.open(Set.of(id), List.of());
        judge.seatWaiting(judgment, id, database.stamp());
        judge.close(judgment);
    }

    private static String number(@Nullable Integer seats) {
        return seats == null ? "unlimited" : seats.toString();
    }
}
