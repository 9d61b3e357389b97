package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.domain.GrantTrouble;
import rollbook.lms.usecase.Assignments.Assignment;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.Rejections.Rejected;

/** How a teacher's own connection with Google Classroom does. */
@ApplicationScoped
@Transactional
public class ReadClassroom {
    private final ClassroomGrants grants;
    private final ClassroomCourses courses;
    private final Assignments assignments;
    private final Connections connections;
    private final Deliveries deliveries;
    private final Rejections rejections;

    ReadClassroom(
            ClassroomGrants grants,
            ClassroomCourses courses,
            Assignments assignments,
            Connections connections,
            Deliveries deliveries,
            Rejections rejections) {
        this.grants = grants;
        this.courses = courses;
        this.assignments = assignments;
        this.connections = connections;
        this.deliveries = deliveries;
        this.rejections = rejections;
    }

    /**
     * How it does.
     *
     * @param email the Google account's
     * @param unsettled assignments of theirs that enroll nobody, or nobody yet (X27)
     */
    public record Health(
            Connection connection,
            String email,
            @Nullable GrantTrouble trouble,
            ClassroomCourses.Summary courses,
            List<Assignment> unsettled,
            Deliveries.Summary deliveries,
            List<Rejected> rejected) {
        @Override
        public String toString() {
            return "Health[" + connection.id() + "]";
        }
    }

    /**
     * Somebody's own.
     *
     * @throws ProblemException 404 where they did not connect
     */
    public Health of(UUID account) {
        var grant = grants.ofAccount(account).orElseThrow(() -> new ProblemException(ClassroomProblem.NOT_CONNECTED));
        var id = grant.connectionId();
        return new Health(
                connections.find(id).orElseThrow(),
                grant.email(),
                grant.trouble(),
                courses.summary(id),
                assignments.unsettled(AllOfClassroom.CONNECTION, grant.googleId(), grant.account()),
                deliveries.summary(id),
                rejections.of(id));
    }
}
