package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import rollbook.enrollment.domain.Foreseen;
import rollbook.enrollment.usecase.Imports.Plan;
import rollbook.enrollment.usecase.Imports.Planned;
import rollbook.events.Actor;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.problem.ProblemType;
import rollbook.kit.sql.Database;

/**
 * Commits a plan (X30): judged again, and refused if somebody would fare otherwise than the admin saw. Where the license is
 * as the plan found it nothing can differ, and one question tells; else every row is asked about anew.
 */
@ApplicationScoped
public class CommitImport {
    /** The most rows a refusal names. */
    public static final int MOST_SHOWN = 100;

    private final ReadBatches readBatches;
    private final Imports imports;
    private final Forecasts forecasts;
    private final Database database;

    CommitImport(ReadBatches readBatches, Imports imports, Forecasts forecasts, Database database) {
        this.readBatches = readBatches;
        this.imports = imports;
        this.forecasts = forecasts;
        this.database = database;
    }

    /** A row that would come to something else than was shown. */
    public record Difference(int row, String email, Foreseen shown, Foreseen now) {
        @Override
        public String toString() {
            return "Difference[row=" + row + ", " + shown.outcome() + ", " + now.outcome() + "]";
        }
    }

    /**
     * Judges a plan again.
     *
     * @return what differs, the first 100 rows; empty: it can be committed
     * @throws ProblemException 404, 409 or 410: no such plan, another's, not whole yet, used or over
     */
    public List<Difference> differences(UUID batchId, Actor actor) {
        var progress = readBatches.progress(batchId, actor);
        require(Objects.equals(progress.madeBy().accountId(), actor.accountId()), EnrollmentProblem.PLAN_OF_ANOTHER);
        var planned = progress.plan();
        if (planned == null && progress.state() != Batches.State.PLANNING) {
            throw new ProblemException(EnrollmentProblem.NO_PLAN);
        }
        return switch (progress.state()) {
            case RECEIVING, PLANNING -> throw new ProblemException(EnrollmentProblem.PLAN_UNFINISHED);
            case EXPIRED -> throw new ProblemException(EnrollmentProblem.PLAN_EXPIRED);
            case PLANNED ->
                differences(progress, actor, Objects.requireNonNull(planned).plan());
            case PROCESSING, DONE -> List.of(); // used: committing it answers for that, or repeats its answer
        };
    }

    private List<Difference> differences(Batches.Progress progress, Actor actor, Plan plan) {
        var now = forecasts.ask(progress.licenseId(), actor, null, List.of());
        var asItWas = plan.steady()
                && plan.seq() == now.seq()
                && plan.revision() == now.revision()
                && Objects.equals(plan.way(), now.way());
        return asItWas ? List.of() : everyRow(progress, actor);
    }

    private List<Difference> everyRow(Batches.Progress progress, Actor actor) {
        var differences = new ArrayList<Difference>();
        var seats = (Forecasts.Seats) null;
        for (var to = 0; to < progress.lastRow() && differences.size() < MOST_SHOWN; to += Forecasts.MOST_PEOPLE) {
            var people = imports.plannedPeople(progress.id(), to, to + Forecasts.MOST_PEOPLE);
            var forecast = forecasts.ask(
                    progress.licenseId(),
                    actor,
                    seats,
                    people.stream().map(Planned::person).toList());
            for (var i = 0; i < people.size(); i++) {
                difference(people.get(i), forecast.people().get(i)).ifPresent(differences::add);
            }
            seats = forecast.after();
        }
        return differences.subList(0, Math.min(MOST_SHOWN, differences.size()));
    }

    private static Optional<Difference> difference(Planned planned, Forecasts.Row now) {
        var foreseen = new Foreseen(now.outcome(), now.rule(), now.detail(), now.reason());
        var person = planned.person();
        return planned.shown().misleadsAbout(foreseen)
                ? Optional.of(new Difference(person.row(), person.email(), planned.shown(), foreseen))
                : Optional.empty();
    }

    /**
     * Uses the plan up: its file is an import now, of that actor with their standing from this moment on (X31).
     *
     * @throws ProblemException 409: it was used already
     */
    @Transactional(TxType.MANDATORY)
    public void commit(UUID batchId, Actor actor) {
        require(imports.accept(batchId, actor, database.stamp(), null), EnrollmentProblem.PLAN_USED);
    }

    private static void require(boolean holds, ProblemType otherwise) {
        if (!holds) {
            throw new ProblemException(otherwise);
        }
    }
}
