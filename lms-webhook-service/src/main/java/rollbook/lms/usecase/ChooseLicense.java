package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.Settlement;
import rollbook.lms.domain.Settlement.MakersLicense;
import rollbook.lms.usecase.Assignments.Assignment;

/** An assignment's maker, who is on several licenses, says which of them it is for (X27). */
@ApplicationScoped
public class ChooseLicense {
    private final Assignments assignments;
    private final Makers makers;
    private final SettleAssignments settleAssignments;
    private final Database database;

    ChooseLicense(Assignments assignments, Makers makers, SettleAssignments settleAssignments, Database database) {
        this.assignments = assignments;
        this.makers = makers;
        this.settleAssignments = settleAssignments;
        this.database = database;
    }

    /**
     * Chooses.
     *
     * @throws ProblemException 404 for anybody but its maker, 409 where nothing is to be chosen, 422 for a license they are not
     *     on
     */
    public void choose(UUID assignmentId, UUID licenseId, Actor actor) {
        var assignment = database.inTransaction(() -> assignments.find(assignmentId))
                .filter(found -> isMaker(found, actor))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (assignment.state() != AssignmentState.CHOOSE) {
            throw new ProblemException(ConnectionProblem.NOT_TO_CHOOSE);
        }
        var mayBe = makers.licensesOf(assignment.maker(), assignment.makerAccount(), false, licenseId).stream()
                .filter(MakersLicense::enrolls)
                .anyMatch(license -> license.licenseId().equals(licenseId));
        if (!mayBe) {
            throw new ProblemException(ConnectionProblem.NOT_YOUR_LICENSE);
        }
        settleAssignments.settle(assignmentId, new Settlement(AssignmentState.SETTLED, licenseId));
    }

    /** By their account where our app said it; else by the verified address of who is signed in. */
    private static boolean isMaker(Assignment assignment, Actor actor) {
        return assignment.makerAccount() != null
                ? assignment.makerAccount().equals(actor.accountId())
                : assignment.maker().email() != null
                        && assignment.maker().email().equals(actor.email());
    }
}
