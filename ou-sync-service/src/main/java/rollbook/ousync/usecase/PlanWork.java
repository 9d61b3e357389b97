package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Plans.Plan;

/** The transactions of whoever reads a plan: each first checks that it is theirs to read still, and keeps it so. */
@ApplicationScoped
class PlanWork {
    private final Plans plans;
    private final Database database;

    PlanWork(Plans plans, Database database) {
        this.plans = plans;
        this.database = database;
    }

    /** Another reader has taken over. */
    static final class LostPlanException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    <T> T in(Plan plan, Supplier<T> work) {
        return database.inTransaction(() -> {
            if (!plans.goOn(plan)) {
                throw new LostPlanException();
            }
            return work.get();
        });
    }
}
