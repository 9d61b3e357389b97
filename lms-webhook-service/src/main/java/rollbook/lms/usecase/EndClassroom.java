package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import rollbook.google.GoogleAccounts;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.ClassroomGrants.Grant;
import rollbook.lms.usecase.Classrooms.UnreadableException;

/**
 * A teacher disconnects Google Classroom: from then on nothing of it counts, and soon Google neither tells of it nor takes the
 * consent. Who is on a license by it stays.
 */
@ApplicationScoped
public class EndClassroom {
    private final ClassroomGrants grants;
    private final ClassroomCourses courses;
    private final Connections connections;
    private final Classrooms classrooms;
    private final GoogleAccounts google;
    private final Database database;

    EndClassroom(
            ClassroomGrants grants,
            ClassroomCourses courses,
            Connections connections,
            Classrooms classrooms,
            GoogleAccounts google,
            Database database) {
        this.grants = grants;
        this.courses = courses;
        this.connections = connections;
        this.classrooms = classrooms;
        this.google = google;
        this.database = database;
    }

    /**
     * Disconnects somebody's own.
     *
     * @throws ProblemException 404 where they did not connect
     */
    public void end(UUID account) {
        database.inTransaction(() -> {
            var grant =
                    grants.ofAccount(account).orElseThrow(() -> new ProblemException(ClassroomProblem.NOT_CONNECTED));
            connections.end(grant.connectionId(), account);
            grants.lookAgain(grant.connectionId(), Duration.ZERO);
            return grant;
        });
    }

    /** Gives back one that was ended; false: there is none, or Google is away. */
    public boolean step() {
        var due = database.inTransaction(() -> grants.takeToGiveBack(ClassroomTimes.LEASE));
        return due.filter(this::giveBack).isPresent();
    }

    private boolean giveBack(Grant grant) {
        unregister(grant);
        if (!google.revoke(grant.refreshToken())) {
            return false;
        }
        database.inTransaction(() -> {
            courses.forgetAll(grant.connectionId());
            grants.givenBack(grant.connectionId());
            return grant;
        });
        return true;
    }

    /** Without the consent they end by themselves; until then what comes by them is unknown here. */
    private void unregister(Grant grant) {
        var registrations = database.inTransaction(() -> courses.registrations(grant.connectionId()));
        try {
            var classroom = classrooms.open(grant.refreshToken());
            registrations.forEach(classroom::unregister);
        } catch (UnreadableException _) {
            // the consent may be gone already
        }
    }
}
