package rollbook.lms.outbound.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.lms.domain.CourseWork;
import rollbook.lms.domain.Submission;
import rollbook.lms.usecase.Classrooms.Registered;
import rollbook.lms.usecase.Classrooms.UnreadableException;

/** What Classroom's JSON says. What is false or empty is not in it. */
final class ClassroomJson {
    private static final JsonMapper MAPPER = new JsonMapper();
    static final String NEXT = "nextPageToken";
    static final String COURSES = "courses";
    static final String WORKS = "courseWork";
    static final String SUBMISSIONS = "studentSubmissions";
    static final String WORK_FIELDS = "courseId,id,title,creatorUserId,associatedWithDeveloper,creationTime";
    static final String SUBMISSION_FIELDS = "courseId,courseWorkId,id,userId,state,creationTime";

    private ClassroomJson() {}

    static CourseWork work(JsonNode work) {
        return new CourseWork(
                text(work, "courseId"),
                text(work, "id"),
                work.path("title").asText("").replace('\0', ' '),
                text(work, "creatorUserId"),
                work.path("associatedWithDeveloper").asBoolean(),
                instant(work, "creationTime"));
    }

    /** Opened: it has a creation time, or is beyond its beginning (PROTOCOLS §B1). */
    static Submission submission(JsonNode submission) {
        var state = submission.path("state").asText("NEW");
        return new Submission(
                text(submission, "courseId"),
                text(submission, "courseWorkId"),
                text(submission, "id"),
                text(submission, "userId"),
                submission.path("creationTime").isTextual()
                        || !List.of("NEW", "").contains(state),
                state.equals("RETURNED"));
    }

    static Registered registered(JsonNode registration) {
        return new Registered(text(registration, "registrationId"), instant(registration, "expiryTime"));
    }

    static Optional<String> email(JsonNode profile) {
        return Optional.ofNullable(profile.path("emailAddress").textValue())
                .map(EmailAddress::parse)
                .filter(EmailAddress.class::isInstance)
                .map(parsed -> ((EmailAddress) parsed).normalized());
    }

    static String id(JsonNode object) {
        return text(object, "id");
    }

    static @Nullable String next(JsonNode page) {
        var next = page.path(NEXT).asText("");
        return next.isEmpty() ? null : next;
    }

    static <T> List<T> list(JsonNode page, String name, Function<JsonNode, T> each) {
        return StreamSupport.stream(page.path(name).spliterator(), false)
                .map(each)
                .toList();
    }

    /** Google says it in its message alone. */
    static boolean saysScopesAreMissing(byte[] body) {
        try {
            var message = MAPPER.readTree(body).path("error").path("message").asText("");
            return message.startsWith("@MissingGrant") || message.contains("insufficient authentication scopes");
        } catch (IOException _) {
            return false;
        }
    }

    private static String text(JsonNode object, String field) {
        var text = object.path(field).textValue();
        if (text == null || text.isBlank() || text.length() > 200 || text.indexOf('\0') >= 0) {
            throw UnreadableException.away("no " + field);
        }
        return text;
    }

    private static Instant instant(JsonNode object, String field) {
        try {
            return Instant.parse(text(object, field));
        } catch (DateTimeException _) {
            throw UnreadableException.away("no " + field);
        }
    }
}
