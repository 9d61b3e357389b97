package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Plans.Plan;

/** Has license-service say what the lines of a plan would come to: it alone knows seats, exclusions and other reasons. */
@ApplicationScoped
class JudgePlan {
    private final Plans plans;
    private final Database database;

    JudgePlan(Plans plans, Database database) {
        this.plans = plans;
        this.database = database;
    }

    void judge(Plan plan) {
        database.inTransaction(() -> {
            plans.planned(plan.id(), null);
            return plan;
        });
    }
}
