package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.ClassroomCourses.Course;
import rollbook.lms.usecase.ClassroomGrants.Grant;
import rollbook.lms.usecase.Classrooms.UnreadableException;

/**
 * Has Google go on telling: lists each teacher's courses once a day, and asks for each anew well before its week is over
 * (PROTOCOLS §B1). Each step is leased, so several processes share the work.
 */
@ApplicationScoped
public class KeepRegistrations {
    private static final Logger LOG = Logger.getLogger(KeepRegistrations.class);

    private final Classrooms classrooms;
    private final ClassroomGrants grants;
    private final ClassroomCourses courses;
    private final LoseGrant loseGrant;
    private final ClassroomTimes times;
    private final Database database;

    KeepRegistrations(
            Classrooms classrooms,
            ClassroomGrants grants,
            ClassroomCourses courses,
            LoseGrant loseGrant,
            ClassroomTimes times,
            Database database) {
        this.classrooms = classrooms;
        this.grants = grants;
        this.courses = courses;
        this.loseGrant = loseGrant;
        this.times = times;
        this.database = database;
    }

    /** Lists one teacher's courses, or asks for one; false: there is none that is due. */
    public boolean step() {
        return look() || register();
    }

    private boolean look() {
        var due = database.inTransaction(() -> grants.takeToLook(ClassroomTimes.LEASE));
        due.ifPresent(this::look);
        return due.isPresent();
    }

    private void look(Grant grant) {
        try {
            var taught = classrooms.open(grant.refreshToken()).courses();
            database.inTransaction(() -> {
                courses.seen(grant.connectionId(), taught);
                grants.lookAgain(grant.connectionId(), times.lookEvery());
                return grant;
            });
        } catch (UnreadableException e) {
            notAnswered(grant, e, "courses are not listed");
        }
    }

    private boolean register() {
        var due = database.inTransaction(() -> courses.takeToRegister(ClassroomTimes.LEASE));
        due.ifPresent(course -> database.inTransaction(() -> grants.find(course.connectionId()))
                .ifPresent(grant -> register(grant, course)));
        return due.isPresent();
    }

    private void register(Grant grant, Course course) {
        try {
            var registered = classrooms.open(grant.refreshToken()).register(course.courseId());
            database.inTransaction(() -> {
                courses.registered(course, registered, times.renewBefore());
                return course;
            });
        } catch (UnreadableException e) {
            notAnswered(grant, e, "Google is not asked to tell of a course");
            if (!e.passes() && e.trouble().isEmpty()) {
                database.inTransaction(() -> {
                    courses.forget(course); // until it is listed again
                    return course;
                });
            }
        }
    }

    /** What is due stays so: it is tried again when the lease is over. */
    private void notAnswered(Grant grant, UnreadableException e, String what) {
        LOG.infof("%s: connectionId=%s %s", what, grant.connectionId(), e.getMessage());
        e.trouble().ifPresent(trouble -> loseGrant.lose(grant, trouble));
    }
}
