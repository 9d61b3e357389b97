package rollbook.lms.usecase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.ClassroomWord;

/** Reads what Pub/Sub pushes (PROTOCOLS §B2): an envelope, and in it the ids Google Classroom tells. */
@ApplicationScoped
class ReadPush {
    private static final int LONGEST = 255;
    /** Ids go into paths. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final ObjectMapper json;

    ReadPush(ObjectMapper json) {
        this.json = json;
    }

    /**
     * An envelope.
     *
     * @param messageId the same however often it is pushed
     * @param registrationId for which wish to be told it is
     * @param data what is told, decoded; null where there is none, which is legal, or none that is a text
     */
    record Push(
            String messageId,
            String registrationId,
            String subscription,
            @Nullable String data) {
        @Override
        public String toString() {
            return "Push[" + messageId + "]";
        }
    }

    /** Empty for what is no envelope. */
    Optional<Push> envelope(byte[] body) {
        try {
            var push = json.readTree(body);
            var message = push.path("message");
            var id = text(message, "messageId").or(() -> text(message, "message_id"));
            var registration = text(message.path("attributes"), "registrationId");
            return id.flatMap(messageId -> registration.map(registrationId -> new Push(
                    messageId, registrationId, text(push, "subscription").orElse(""), data(message))));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** What is told. */
    ClassroomWord word(@Nullable String data) {
        if (data == null) {
            return new ClassroomWord.Nothing("NO_DATA");
        }
        try {
            return word(json.readTree(data));
        } catch (IOException _) {
            return new ClassroomWord.Nothing("MALFORMED");
        }
    }

    private static ClassroomWord word(JsonNode told) {
        if (told.path("eventType").asText().equals("DELETED")) {
            return new ClassroomWord.Nothing("DELETED");
        }
        var resource = told.path("resourceId");
        var course = id(resource, "courseId");
        var id = id(resource, "id");
        return switch (told.path("collection").asText()) {
            case "courses.courseWork" ->
                course.isEmpty() || id.isEmpty()
                        ? new ClassroomWord.Nothing("MALFORMED")
                        : new ClassroomWord.Work(course.get(), id.get());
            case "courses.courseWork.studentSubmissions" -> {
                var work = id(resource, "courseWorkId");
                yield course.isEmpty() || id.isEmpty() || work.isEmpty()
                        ? new ClassroomWord.Nothing("MALFORMED")
                        : new ClassroomWord.Opening(course.get(), work.get(), id.get());
            }
            case "courses.students", "courses.teachers" -> new ClassroomWord.Nothing("ROSTER");
            case "" -> new ClassroomWord.Nothing("MALFORMED");
            default -> new ClassroomWord.Nothing("UNKNOWN_TYPE");
        };
    }

    private static @Nullable String data(JsonNode message) {
        var data = message.path("data").textValue();
        if (data == null || data.isEmpty()) {
            return null;
        }
        try {
            return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return ""; // no JSON either
        }
    }

    private static Optional<String> id(JsonNode of, String name) {
        return text(of, name).filter(ID.asMatchPredicate());
    }

    private static Optional<String> text(JsonNode of, String name) {
        return Optional.ofNullable(of.path(name).textValue())
                .filter(text -> !text.isBlank() && text.length() <= LONGEST && text.indexOf('\0') < 0);
    }
}
