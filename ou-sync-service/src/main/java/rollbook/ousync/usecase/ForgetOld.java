package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Runs are kept for thirty days, plans for two. */
@ApplicationScoped
public class ForgetOld {
    private final Runs runs;
    private final Plans plans;

    ForgetOld(Runs runs, Plans plans) {
        this.runs = runs;
        this.plans = plans;
    }

    @Transactional
    public void forget() {
        runs.forgetOld();
        plans.forgetOld();
    }
}
