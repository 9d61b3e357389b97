package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Plans are kept some days after their 24 hours, to say why one cannot be committed, and no longer. */
@ApplicationScoped
public class ForgetPlans {
    private final Plans plans;

    ForgetPlans(Plans plans) {
        this.plans = plans;
    }

    @Transactional
    public void forget() {
        plans.forget();
    }
}
