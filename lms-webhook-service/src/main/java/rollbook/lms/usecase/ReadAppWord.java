package rollbook.lms.usecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.domain.AppPerson;

/**
 * Reads what our own app says. An address that is none we take is no reason to refuse a word: whoever it is about is named by
 * an id. When something was opened the app may say too; what counts is when we heard it.
 */
@ApplicationScoped
class ReadAppWord {
    private static final int LONGEST = 255;
    private static final String LEARNER = "learner";

    private final ObjectMapper json;

    ReadAppWord(ObjectMapper json) {
        this.json = json;
    }

    /** @throws ProblemException 400 for what is no such word */
    AppWord read(String payload) {
        try {
            var word = json.readTree(payload);
            var data = word.path("data");
            return switch (text(word, "type").orElseThrow(() -> malformed("\"type\" says what happened."))) {
                case "assignment.created" -> created(data);
                case "assignment.opened" -> opened(data);
                default -> new AppWord.Unknown();
            };
        } catch (JsonProcessingException e) {
            throw malformed("The body is JSON with \"type\" and \"data\".");
        }
    }

    private static AppWord created(JsonNode data) {
        var maker = person(data, "maker");
        return new AppWord.Created(
                assignmentId(data),
                text(data, "title").orElse("").replace('\0', ' '),
                maker.lmsMaker().orElseThrow(() -> nobody("maker")),
                maker.accountId(),
                id(data, "licenseId"));
    }

    private static AppWord opened(JsonNode data) {
        var role = text(data, "role").orElseThrow(() -> malformed("\"role\" says what they are in the course."));
        return new AppWord.Opened(
                assignmentId(data),
                person(data, "learner").lmsUser().orElseThrow(() -> nobody("learner")),
                role.equals(LEARNER));
    }

    private static String assignmentId(JsonNode data) {
        return text(data, "assignmentId")
                .filter(ReadAppWord::fits)
                .orElseThrow(() -> malformed("\"assignmentId\" is a text of 1 to " + LONGEST + " characters."));
    }

    private static AppPerson person(JsonNode data, String name) {
        var person = data.path(name);
        var googleId = text(person, "googleId");
        if (googleId.filter(id -> !fits(id)).isPresent()) {
            throw nobody(name);
        }
        return new AppPerson(id(person, "accountId"), googleId.orElse(null), email(person));
    }

    private static @Nullable String email(JsonNode person) {
        return text(person, "email")
                .map(EmailAddress::parse)
                .map(parsed -> parsed instanceof EmailAddress address ? address.normalized() : null)
                .orElse(null);
    }

    private static @Nullable UUID id(JsonNode of, String name) {
        try {
            return text(of, name).map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException e) {
            throw malformed("\"" + name + "\" is a UUID.");
        }
    }

    private static Optional<String> text(JsonNode of, String name) {
        return Optional.of(of.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** PostgreSQL takes any text but one with this one character. */
    private static boolean fits(String id) {
        return !id.isBlank() && id.length() <= LONGEST && id.indexOf('\0') < 0;
    }

    private static ProblemException nobody(String name) {
        return malformed("\"" + name + "\" has an \"accountId\" or a \"googleId\".");
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(CommonProblem.MALFORMED_REQUEST, detail);
    }
}
