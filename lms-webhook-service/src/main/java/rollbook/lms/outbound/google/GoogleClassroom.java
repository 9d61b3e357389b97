package rollbook.lms.outbound.google;

import static rollbook.lms.outbound.google.ClassroomJson.COURSES;
import static rollbook.lms.outbound.google.ClassroomJson.NEXT;
import static rollbook.lms.outbound.google.ClassroomJson.SUBMISSIONS;
import static rollbook.lms.outbound.google.ClassroomJson.SUBMISSION_FIELDS;
import static rollbook.lms.outbound.google.ClassroomJson.WORKS;
import static rollbook.lms.outbound.google.ClassroomJson.WORK_FIELDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.services.classroom.ClassroomRequest;
import com.google.api.services.classroom.model.CloudPubsubTopic;
import com.google.api.services.classroom.model.CourseWorkChangesInfo;
import com.google.api.services.classroom.model.Feed;
import com.google.api.services.classroom.model.Registration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.CourseWork;
import rollbook.lms.domain.Submission;
import rollbook.lms.usecase.Classrooms.Classroom;
import rollbook.lms.usecase.Classrooms.Registered;
import rollbook.lms.usecase.Classrooms.UnreadableException;

/** One teacher's Classroom at Google. Of a listing no more than ten pages are read; what is not seen is seen later, or pushed. */
final class GoogleClassroom implements Classroom {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;

    private final ClassroomCalls calls;
    private final String topic;

    GoogleClassroom(ClassroomCalls calls, String topic) {
        this.calls = calls;
        this.topic = topic;
    }

    /** A listing, from a page on. */
    private interface Listing {
        ClassroomRequest<?> of(com.google.api.services.classroom.Classroom google, @Nullable String page)
                throws IOException;
    }

    @Override
    public void signIn() {
        calls.signIn();
    }

    @Override
    public List<String> courses() {
        return all(
                COURSES,
                MOST_PAGES,
                ClassroomJson::id,
                (google, page) -> google.courses()
                        .list()
                        .setTeacherId("me")
                        .setCourseStates(List.of("ACTIVE"))
                        .setPageSize(PAGE)
                        .setPageToken(page)
                        .setFields(NEXT + "," + COURSES + "(id)"));
    }

    @Override
    public Registered register(String courseId) {
        var wish = new Registration()
                .setFeed(new Feed()
                        .setFeedType("COURSE_WORK_CHANGES")
                        .setCourseWorkChangesInfo(new CourseWorkChangesInfo().setCourseId(courseId)))
                .setCloudPubsubTopic(new CloudPubsubTopic().setTopicName(topic));
        return ClassroomJson.registered(
                calls.ask(google -> google.registrations().create(wish)));
    }

    @Override
    public void unregister(String registrationId) {
        found(() -> calls.ask(google -> google.registrations().delete(registrationId)));
    }

    @Override
    public Optional<CourseWork> work(String courseId, String id) {
        return found(() -> calls.ask(google ->
                        google.courses().courseWork().get(courseId, id).setFields(WORK_FIELDS)))
                .map(ClassroomJson::work);
    }

    @Override
    public List<CourseWork> works(String courseId) {
        return all(
                WORKS,
                MOST_PAGES / 2,
                ClassroomJson::work,
                (google, page) -> google.courses()
                        .courseWork()
                        .list(courseId)
                        .setOrderBy("updateTime desc")
                        .setPageSize(PAGE)
                        .setPageToken(page)
                        .setFields(NEXT + "," + WORKS + "(" + WORK_FIELDS + ")"));
    }

    @Override
    public Optional<Submission> submission(String courseId, String workId, String id) {
        return found(() -> calls.ask(google -> google.courses()
                        .courseWork()
                        .studentSubmissions()
                        .get(courseId, workId, id)
                        .setFields(SUBMISSION_FIELDS)))
                .map(ClassroomJson::submission);
    }

    @Override
    public List<Submission> opened(String courseId, String workId) {
        return all(
                        SUBMISSIONS,
                        MOST_PAGES,
                        ClassroomJson::submission,
                        (google, page) -> google.courses()
                                .courseWork()
                                .studentSubmissions()
                                .list(courseId, workId)
                                .setPageSize(PAGE)
                                .setPageToken(page)
                                .setFields(NEXT + "," + SUBMISSIONS + "(" + SUBMISSION_FIELDS + ")"))
                .stream()
                .filter(Submission::opened)
                .toList();
    }

    @Override
    public Optional<String> email(String userId) {
        return found(() -> calls.ask(google -> google.userProfiles().get(userId).setFields("emailAddress")))
                .flatMap(ClassroomJson::email);
    }

    private <T> List<T> all(String name, int mostPages, Function<JsonNode, T> each, Listing listing) {
        var all = new ArrayList<T>();
        @Nullable String next = null;
        for (var page = 0; page < mostPages; page++) {
            var from = next;
            var answer = calls.ask(google -> listing.of(google, from));
            all.addAll(ClassroomJson.list(answer, name, each));
            next = ClassroomJson.next(answer);
            if (next == null) {
                break;
            }
        }
        return all;
    }

    /** Empty for what is not there, or not theirs to see: Google does not always say which. */
    private static Optional<JsonNode> found(Supplier<JsonNode> question) {
        try {
            return Optional.of(question.get());
        } catch (UnreadableException e) {
            if (e.passes() || e.trouble().isPresent()) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
