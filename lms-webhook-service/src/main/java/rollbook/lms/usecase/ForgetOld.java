package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Opens nobody could judge are kept for thirty days, what was delivered or hinted at for ninety; logins and forms as long as they count. */
@ApplicationScoped
@Transactional
public class ForgetOld {
    private final Opens opens;
    private final Deliveries deliveries;
    private final LtiStates states;
    private final DeepLinks deepLinks;
    private final ClassroomCourses courses;
    private final MakingHints hints;

    ForgetOld(
            Opens opens,
            Deliveries deliveries,
            LtiStates states,
            DeepLinks deepLinks,
            ClassroomCourses courses,
            MakingHints hints) {
        this.opens = opens;
        this.deliveries = deliveries;
        this.states = states;
        this.deepLinks = deepLinks;
        this.courses = courses;
        this.hints = hints;
    }

    public void logins() {
        states.forgetOld();
        deepLinks.forgetOld();
    }

    public void deliveries() {
        opens.forgetOld();
        deliveries.forgetOld();
        courses.forgetOld();
        hints.forgetOld();
    }
}
