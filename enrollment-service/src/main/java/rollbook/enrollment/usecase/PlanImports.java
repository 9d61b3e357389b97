package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import rollbook.enrollment.usecase.Forecasts.Forecast;
import rollbook.enrollment.usecase.Imports.Plan;
import rollbook.enrollment.usecase.Imports.ToPlan;
import rollbook.kit.sql.Database;

/**
 * Makes plans (X30): what each row of a file would come to, asked of license-service stretch by stretch, each beginning
 * with the seats the one before would leave. No transaction is open while it is asked.
 */
@ApplicationScoped
public class PlanImports {
    private final Imports imports;
    private final Forecasts forecasts;
    private final Database database;

    PlanImports(Imports imports, Forecasts forecasts, Database database) {
        this.imports = imports;
        this.forecasts = forecasts;
        this.database = database;
    }

    /** Makes a stretch of a plan; false: there is none to be made. */
    public boolean step() {
        return imports.nextToPlan().map(this::plan).orElse(false);
    }

    private boolean plan(ToPlan file) {
        var upTo = Math.min(file.plannedTo() + Forecasts.MOST_PEOPLE, file.lastRow());
        var people = imports.people(file.id(), file.plannedTo(), upTo);
        var before = file.plan();
        var forecast = forecasts.ask(file.licenseId(), file.actor(), before == null ? null : before.after(), people);
        var plan = before == null ? first(forecast) : next(before, forecast);
        return database.inTransaction(() -> imports.planned(file, upTo, plan, forecast.people()));
    }

    private static Plan first(Forecast forecast) {
        var nothing = new Plan(
                forecast.seq(),
                forecast.revision(),
                true,
                forecast.way(),
                forecast.rule(),
                forecast.why(),
                forecast.reason(),
                forecast.before(),
                forecast.before(),
                Map.of());
        return next(nothing, forecast);
    }

    private static Plan next(Plan before, Forecast forecast) {
        var outcomes = new HashMap<>(before.outcomes());
        forecast.people().forEach(row -> outcomes.merge(row.outcome().name(), 1, Integer::sum));
        return new Plan(
                before.seq(),
                before.revision(),
                before.steady() && before.seq() == forecast.seq() && before.revision() == forecast.revision(),
                forecast.way(),
                forecast.rule(),
                forecast.why(),
                forecast.reason(),
                before.before(),
                forecast.after(),
                outcomes);
    }
}
