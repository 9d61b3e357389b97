package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.AppPerson;
import rollbook.lms.domain.ClassroomWord;
import rollbook.lms.domain.CourseWork;
import rollbook.lms.domain.Submission;
import rollbook.lms.usecase.ClassroomGrants.Grant;
import rollbook.lms.usecase.Classrooms.Classroom;
import rollbook.lms.usecase.HearClassroom.Ours;

/** Looks at Google what a notification is about, as the teacher for whom it came. What is there is the truth, whatever was said. */
@ApplicationScoped
class LookAtClassroom {
    private final Classrooms classrooms;
    private final ClassroomGrants grants;
    private final HearClassroom hearClassroom;
    private final Database database;

    LookAtClassroom(Classrooms classrooms, ClassroomGrants grants, HearClassroom hearClassroom, Database database) {
        this.classrooms = classrooms;
        this.grants = grants;
        this.hearClassroom = hearClassroom;
        this.database = database;
    }

    /** What is there. */
    sealed interface Seen {}

    /** Nothing that matters; {@code why} is a fixed word. */
    record Nothing(String why) implements Seen {}

    record Made(Ours ours) implements Seen {}

    /**
     * A student opened an assignment.
     *
     * @param first the assignment, where we had not heard of it yet
     */
    record Opened(
            Submission submission, LmsUser person, @Nullable Ours first) implements Seen {
        @Override
        public String toString() {
            return "Opened[hidden]";
        }
    }

    /**
     * What is there.
     *
     * @throws Classrooms.UnreadableException when Google does not say
     */
    Seen at(Grant grant, ClassroomWord word) {
        var classroom = classrooms.open(grant.refreshToken());
        return switch (word) {
            case ClassroomWord.Work work -> work(classroom, work.courseId(), work.id());
            case ClassroomWord.Opening opening -> opening(classroom, opening);
            case ClassroomWord.Nothing nothing -> new Nothing(nothing.why());
        };
    }

    private Seen work(Classroom classroom, String courseId, String id) {
        return classroom
                .work(courseId, id)
                .<Seen>map(work -> work.ours() ? new Made(ours(classroom, work)) : new Nothing("NOT_OURS"))
                .orElseGet(() -> new Nothing("NOT_THERE"));
    }

    /** Of work that is not ours nobody's address is asked for (R30). */
    private Seen opening(Classroom classroom, ClassroomWord.Opening opening) {
        var submission = classroom
                .submission(opening.courseId(), opening.workId(), opening.id())
                .filter(Submission::opened);
        if (submission.isEmpty()) {
            return new Nothing("NOT_OPENED");
        }
        var ref = submission.get().ref();
        if (database.inTransaction(() -> hearClassroom.known(ref)).isPresent()) {
            return new Opened(
                    submission.get(), person(classroom, submission.get().userId()), null);
        }
        return switch (work(classroom, opening.courseId(), opening.workId())) {
            case Made made ->
                new Opened(submission.get(), person(classroom, submission.get().userId()), made.ours());
            case Nothing nothing -> nothing;
            case Opened opened -> opened;
        };
    }

    /** Work that is ours; whoever connected Classroom is its maker by their account here, anybody else by their Google id. */
    Ours ours(Classroom classroom, CourseWork work) {
        var id = work.creatorId();
        var account = database.inTransaction(() -> grants.ofGoogle(id))
                .map(Grant::account)
                .orElse(null);
        var email = classroom.email(id).orElse(null);
        return new Ours(work, new AppPerson(account, id, email).lmsMaker().orElseThrow(), account);
    }

    /** Somebody by their Google id, as a directory has them too, with the address Google has for them. */
    LmsUser person(Classroom classroom, String googleId) {
        var email = classroom.email(googleId).orElse(null);
        return new AppPerson(null, googleId, email).lmsUser().orElseThrow();
    }

    /** That teacher's Classroom. */
    Classroom open(Grant grant) {
        return classrooms.open(grant.refreshToken());
    }
}
