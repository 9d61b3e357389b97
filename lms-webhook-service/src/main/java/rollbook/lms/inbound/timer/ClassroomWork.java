package rollbook.lms.inbound.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import rollbook.kit.work.StepLoop;
import rollbook.lms.usecase.Classrooms;
import rollbook.lms.usecase.ConfirmPushes;
import rollbook.lms.usecase.EndClassroom;
import rollbook.lms.usecase.KeepRegistrations;
import rollbook.lms.usecase.ReadCourses;

/** Asks Google Classroom what there is to ask: what was pushed, what was not, and to go on pushing. */
@ApplicationScoped
public class ClassroomWork {
    private static final int SIDE_BY_SIDE = 4;

    private final List<StepLoop> confirming;
    private final StepLoop keeping;
    private final StepLoop reading;
    private final Classrooms classrooms;

    ClassroomWork(
            Classrooms classrooms,
            ConfirmPushes confirmPushes,
            KeepRegistrations keepRegistrations,
            ReadCourses readCourses,
            EndClassroom endClassroom) {
        this.classrooms = classrooms;
        confirming = IntStream.range(0, SIDE_BY_SIDE)
                .mapToObj(i -> new StepLoop("confirm-pushes-" + i, confirmPushes::step))
                .toList();
        keeping = new StepLoop("keep-registrations", () -> keepRegistrations.step() || endClassroom.step());
        reading = new StepLoop("read-courses", readCourses::step);
    }

    /** Something was pushed, or somebody connected or disconnected; returns at once. */
    @Scheduled(every = "2s")
    public void wake() {
        if (!classrooms.isSetUp()) {
            return;
        }
        confirming.forEach(StepLoop::wake);
        keeping.wake();
        reading.wake();
    }
}
