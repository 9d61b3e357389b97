package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Opens nobody could judge are kept for thirty days, what was delivered or hinted at for ninety; logins, forms and turns as long as they count. */
@ApplicationScoped
@Transactional
public class ForgetOld {
    private final Opens opens;
    private final Deliveries deliveries;
    private final LtiStates states;
    private final DeepLinks deepLinks;
    private final ClassroomCourses courses;
    private final MakingHints hints;
    private final TestTurns testTurns;

    ForgetOld(
            Opens opens,
            Deliveries deliveries,
            LtiStates states,
            DeepLinks deepLinks,
            ClassroomCourses courses,
            MakingHints hints,
            TestTurns testTurns) {
        this.opens = opens;
        this.deliveries = deliveries;
        this.states = states;
        this.deepLinks = deepLinks;
        this.courses = courses;
        this.hints = hints;
        this.testTurns = testTurns;
    }

    public void minutesOld() {
        states.forgetOld();
        deepLinks.forgetOld();
        testTurns.forgetOld(LimitTests.WITHIN);
    }

    public void deliveries() {
        opens.forgetOld();
        deliveries.forgetOld();
        courses.forgetOld();
        hints.forgetOld();
    }
}
