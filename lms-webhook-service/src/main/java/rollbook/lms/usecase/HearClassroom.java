package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.kit.sql.Ids;
import rollbook.lms.domain.CourseWork;
import rollbook.lms.domain.Ref;
import rollbook.lms.domain.Submission;
import rollbook.lms.usecase.Assignments.Assignment;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.MakeAssignment.Making;

/** What Google Classroom was seen to have: an assignment of ours that a teacher made, and who opened it (R29–R31). */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class HearClassroom {
    private final MakeAssignment makeAssignment;
    private final TakeOpen takeOpen;
    private final Assignments assignments;
    private final ClassroomCourses courses;
    private final Connections connections;
    private final Ids ids;

    HearClassroom(
            MakeAssignment makeAssignment,
            TakeOpen takeOpen,
            Assignments assignments,
            ClassroomCourses courses,
            Connections connections,
            Ids ids) {
        this.makeAssignment = makeAssignment;
        this.takeOpen = takeOpen;
        this.assignments = assignments;
        this.courses = courses;
        this.connections = connections;
        this.ids = ids;
    }

    /**
     * Work that is ours, with its maker.
     *
     * @param account the maker's, where they connected, too
     */
    record Ours(CourseWork work, LmsUser maker, @Nullable UUID account) {
        @Override
        public String toString() {
            return "Ours[" + work + "]";
        }
    }

    Optional<Assignment> known(Ref ref) {
        return assignments.find(AllOfClassroom.CONNECTION, ref);
    }

    /** The assignment it is by now. */
    Assignment made(Ours ours) {
        return makeAssignment.make(new Making(
                ids.next(),
                all(),
                ours.maker(),
                ours.account(),
                ours.work().title(),
                List.of(ours.work().ref())));
    }

    /** Google pushed that a submission changed: each change by its student is an opening (X10), the first time any change. */
    Outcome changed(long deliveryId, Submission submission, LmsUser person) {
        return isFirst(submission) || !submission.returned()
                ? opened(deliveryId, submission, person)
                : Outcome.ignored("RETURNED");
    }

    /** A reading found that it was opened, of which nothing was pushed. Once: what was said is not said again. */
    Outcome found(long deliveryId, Submission submission, LmsUser person) {
        return isFirst(submission) ? opened(deliveryId, submission, person) : Outcome.ignored("REPEATED");
    }

    /** The assignment's name is held first, as by whoever makes it and says its opening in one: the two would wait for each other. */
    private boolean isFirst(Submission submission) {
        assignments.hold(AllOfClassroom.CONNECTION, List.of(submission.ref()), false);
        return courses.noteOpened(submission.ref().ref(), submission.id());
    }

    private Outcome opened(long deliveryId, Submission submission, LmsUser person) {
        return Outcome.of(takeOpen.take(all(), new TakeOpen.Open(deliveryId, List.of(submission.ref()), person, true)));
    }

    private Connection all() {
        return connections.find(AllOfClassroom.CONNECTION).orElseThrow();
    }
}
