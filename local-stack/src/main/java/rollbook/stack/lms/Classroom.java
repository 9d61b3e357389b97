package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Google Classroom: classes, work and who opened it; whoever registered is told of each change, by ids only (§B1). */
public final class Classroom {
    static final String WORK_FEED = "COURSE_WORK_CHANGES";
    static final String ROSTER_FEED = "COURSE_ROSTER_CHANGES";
    private static final Duration WEEK = Duration.ofDays(7);

    private final Clock clock;
    private final ClassroomPush push;
    private final AtomicLong nextCourse = new AtomicLong(104_950_182_954L);
    private final AtomicLong nextId;
    private final Map<String, ClassroomCourse> courses = new ConcurrentSkipListMap<>();
    private final Map<String, CourseWork> works = new ConcurrentSkipListMap<>();
    private final Map<String, Submission> submissions = new ConcurrentSkipListMap<>();
    private final Map<String, Registration> registrations = new ConcurrentSkipListMap<>();

    Classroom(Clock clock, ClassroomPush push) {
        this.clock = clock;
        this.push = push;
        nextId = new AtomicLong(clock.instant().toEpochMilli());
    }

    /** Of these people, by Google's ids. */
    public ClassroomCourse addCourse(String name, Set<String> teachers, Set<String> students) {
        var course = new ClassroomCourse(Long.toString(nextCourse.getAndIncrement()), name, teachers, students);
        courses.put(course.id(), course);
        return course;
    }

    public List<ClassroomCourse> courses() {
        return List.copyOf(courses.values());
    }

    /** How what happens is pushed. */
    public ClassroomPush push() {
        return push;
    }

    /** A teacher sets work: through our project, or any other way. */
    public Told<CourseWork> setWork(ClassroomCourse course, String teacher, String title, String link, boolean ours) {
        var id = Long.toString(nextId.getAndIncrement());
        var work = new CourseWork(course.id(), id, title, link, teacher, ours, clock.instant());
        works.put(id, work);
        course.students().forEach(student -> {
            var submission = new Submission(work, "Cg4I" + Ids.hex(id + student, 18), student, Optional.empty());
            submissions.put(submission.id(), submission);
        });
        return new Told<>(
                work,
                tell(
                        course.id(),
                        WORK_FEED,
                        "courses.courseWork",
                        "CREATED",
                        new JsonObject().put("courseId", course.id()).put("id", id)));
    }

    /** A student looks at it for the first time, or again. */
    public Told<Submission> open(CourseWork work, String student) {
        var before = submissions(work).stream()
                .filter(submission -> submission.userId().equals(student))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(student + " has no part in " + work.title()));
        var after = before.opened(clock.instant());
        submissions.put(after.id(), after);
        var resource = new JsonObject()
                .put("courseId", work.courseId())
                .put("courseWorkId", work.id())
                .put("id", after.id());
        return new Told<>(
                after, tell(work.courseId(), WORK_FEED, "courses.courseWork.studentSubmissions", "MODIFIED", resource));
    }

    /** Somebody joins the class, as far as it is told. */
    public Told<String> join(ClassroomCourse course, String student) {
        var resource = new JsonObject().put("courseId", course.id()).put("userId", student);
        return new Told<>(student, tell(course.id(), ROSTER_FEED, "courses.students", "CREATED", resource));
    }

    Optional<ClassroomCourse> course(String id) {
        return Optional.ofNullable(courses.get(id));
    }

    Optional<CourseWork> work(String courseId, String id) {
        return Optional.ofNullable(works.get(id)).filter(work -> work.courseId().equals(courseId));
    }

    /** Those of a course, the last first. */
    List<CourseWork> works(ClassroomCourse course) {
        return works.values().stream()
                .filter(work -> work.courseId().equals(course.id()))
                .sorted(Comparator.comparing(CourseWork::id).reversed())
                .toList();
    }

    List<Submission> submissions(CourseWork work) {
        return submissions.values().stream()
                .filter(submission -> submission.work().equals(work))
                .toList();
    }

    /** The same wish again lasts a week from now, under its id. */
    synchronized Registration register(String accountId, String feedType, String courseId, String topic) {
        var id = registrations.values().stream()
                .filter(known -> known.accountId().equals(accountId)
                        && known.feedType().equals(feedType)
                        && known.courseId().equals(courseId)
                        && known.topic().equals(topic))
                .map(Registration::id)
                .findFirst()
                .orElseGet(() -> "33381" + nextId.getAndIncrement());
        var registration = new Registration(
                id, accountId, feedType, courseId, topic, clock.instant().plus(WEEK));
        registrations.put(id, registration);
        return registration;
    }

    Optional<Registration> unregister(String id) {
        return Optional.ofNullable(registrations.remove(id));
    }

    /** Ids of the registrations that are good now, of one account; what else there was is silent, as Google's are. */
    public List<String> registrationsOf(String accountId) {
        return registrations.values().stream()
                .filter(known ->
                        known.accountId().equals(accountId) && known.expiresAt().isAfter(clock.instant()))
                .map(Registration::id)
                .toList();
    }

    /** As when a teacher takes back what they allowed, or leaves: nothing more comes, and nobody says so. */
    public void silence(String accountId) {
        registrations.values().removeIf(known -> known.accountId().equals(accountId));
    }

    private List<CompletableFuture<LmsLog.Attempt>> tell(
            String courseId, String feed, String collection, String eventType, JsonObject resourceId) {
        var data = new JsonObject()
                .put("collection", collection)
                .put("eventType", eventType)
                .put("resourceId", resourceId);
        var told = new ArrayList<CompletableFuture<LmsLog.Attempt>>();
        for (var known : registrations.values()) {
            if (known.courseId().equals(courseId)
                    && known.feedType().equals(feed)
                    && known.expiresAt().isAfter(clock.instant())) {
                told.add(push.send(known.id(), data));
            }
        }
        return told;
    }
}
