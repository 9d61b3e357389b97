package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.CourseWork;
import rollbook.lms.domain.Submission;
import rollbook.lms.usecase.ClassroomCourses.Course;
import rollbook.lms.usecase.ClassroomGrants.Grant;
import rollbook.lms.usecase.Classrooms.Classroom;
import rollbook.lms.usecase.Classrooms.UnreadableException;

/**
 * Reads each course now and then for what was not pushed: nobody promises that the first opening is, and nothing is while a
 * consent is gone. It finds assignments of ours of the last two months and who opened them, each opening once; that somebody
 * opened again after a removal only a push or our app tells (X10).
 */
@ApplicationScoped
public class ReadCourses {
    private static final Logger LOG = Logger.getLogger(ReadCourses.class);

    private final ClassroomGrants grants;
    private final ClassroomCourses courses;
    private final LookAtClassroom lookAtClassroom;
    private final HearClassroom hearClassroom;
    private final SettleAssignments settleAssignments;
    private final Deliveries deliveries;
    private final LoseGrant loseGrant;
    private final ClassroomTimes times;
    private final Database database;
    private final Clock clock;

    ReadCourses(
            ClassroomGrants grants,
            ClassroomCourses courses,
            LookAtClassroom lookAtClassroom,
            HearClassroom hearClassroom,
            SettleAssignments settleAssignments,
            Deliveries deliveries,
            LoseGrant loseGrant,
            ClassroomTimes times,
            Database database,
            Clock clock) {
        this.grants = grants;
        this.courses = courses;
        this.lookAtClassroom = lookAtClassroom;
        this.hearClassroom = hearClassroom;
        this.settleAssignments = settleAssignments;
        this.deliveries = deliveries;
        this.loseGrant = loseGrant;
        this.times = times;
        this.database = database;
        this.clock = clock;
    }

    /** Reads one that is due; false: there is none. */
    public boolean step() {
        var due = database.inTransaction(() -> courses.takeToRead(ClassroomTimes.LEASE));
        due.ifPresent(course -> database.inTransaction(() -> grants.find(course.connectionId()))
                .ifPresent(grant -> read(grant, course)));
        return due.isPresent();
    }

    /** What Google does not answer is asked again when the lease is over. */
    private void read(Grant grant, Course course) {
        try {
            var classroom = lookAtClassroom.open(grant);
            var since = clock.instant().minus(times.readFor());
            classroom.works(course.courseId()).stream()
                    .filter(work -> work.ours() && work.madeAt().isAfter(since))
                    .forEach(work -> read(grant, classroom, work));
            readAgain(course, times.readEvery());
        } catch (UnreadableException e) {
            LOG.infof("a course is not read: connectionId=%s %s", grant.connectionId(), e.getMessage());
            e.trouble().ifPresent(trouble -> loseGrant.lose(grant, trouble));
        } catch (RuntimeException e) {
            readAgain(course, times.pause(1)); // ours, and mostly over by then: a deadlock, a database that restarts
            throw e;
        }
    }

    private void readAgain(Course course, Duration in) {
        database.inTransaction(() -> {
            courses.readAgain(course, in);
            return course;
        });
    }

    private void read(Grant grant, Classroom classroom, CourseWork work) {
        if (database.inTransaction(() -> hearClassroom.known(work.ref())).isEmpty()) {
            var ours = lookAtClassroom.ours(classroom, work);
            var made = database.inTransaction(() -> hearClassroom.made(ours));
            settleAssignments.settle(made.id());
        }
        classroom.opened(work.courseId(), work.id()).stream()
                .filter(submission -> !isSaid(submission))
                .forEach(submission -> found(grant, classroom, submission));
    }

    private boolean isSaid(Submission submission) {
        return database.inTransaction(() -> courses.wasOpened(submission.ref().ref(), submission.id()));
    }

    private void found(Grant grant, Classroom classroom, Submission submission) {
        var person = lookAtClassroom.person(classroom, submission.userId());
        var key = "read " + submission.ref().ref() + " " + submission.id();
        database.inTransaction(() -> deliveries
                .note(grant.connectionId(), key, "courses.courseWork.studentSubmissions")
                .map(id -> {
                    var outcome = hearClassroom.found(id, submission, person);
                    deliveries.become(id, outcome.state(), outcome.why());
                    return outcome;
                }));
    }
}
