package rollbook.lms.usecase;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The courses of teachers who connected, what Google was asked to tell of them, and what was read of them. */
public interface ClassroomCourses {

    /** A course of one teacher. */
    record Course(UUID connectionId, String courseId) {}

    /**
     * How many there are of one teacher.
     *
     * @param registered of how many Google tells
     * @param nextRenewal when it is asked again
     */
    record Summary(long courses, long registered, @Nullable Instant nextRenewal) {}

    /** These are all they teach: new ones are due at once, those that are gone are forgotten. */
    void seen(UUID connectionId, Collection<String> courseIds);

    /** All are due at once: to be registered, and to be read. */
    void allDue(UUID connectionId);

    /** It is none of theirs any more. */
    void forget(Course course);

    /** All of a teacher's; what Google was asked to tell. */
    List<String> registrations(UUID connectionId);

    void forgetAll(UUID connectionId);

    /** One to be registered, of a teacher whose consent counts; nobody else gets it for that long. */
    Optional<Course> takeToRegister(Duration lease);

    /** Google tells of it until then; it is asked again that long before, and some of them somewhat earlier. */
    void registered(Course course, Classrooms.Registered registered, Duration before);

    /** One to be read, of a teacher whose consent counts; nobody else gets it for that long. */
    Optional<Course> takeToRead(Duration lease);

    void readAgain(Course course, Duration in);

    Summary summary(UUID connectionId);

    /** Notes that the opening of a submission was said; false: it was before. */
    boolean noteOpened(String courseWork, String submissionId);

    /** Whether the opening of a submission was said. */
    boolean wasOpened(String courseWork, String submissionId);

    /** Openings noted over a year ago. */
    void forgetOld();
}
