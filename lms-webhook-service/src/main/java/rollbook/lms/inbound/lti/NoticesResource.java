package rollbook.lms.inbound.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.usecase.Deliveries;
import rollbook.lms.usecase.TakeNotices;
import rollbook.lms.usecase.TakeNotices.Refused;
import rollbook.lms.usecase.TakeNotices.Taken;

/** Where platforms tell of what happened to courses. */
@Path("/lti/notices")
@PermitAll
public class NoticesResource {
    private static final String FORM = "The body is JSON: {\"notices\": [{\"jwt\"}]}, 1 to " + TakeNotices.MOST + ".";

    private final TakeNotices takeNotices;
    private final ObjectMapper json;

    NoticesResource(TakeNotices takeNotices, ObjectMapper json) {
        this.takeNotices = takeNotices;
        this.json = json;
    }

    /** What became of each, in their order. */
    public record Answer(List<Result> notices) {}

    /**
     * What became of one.
     *
     * @param state null: it was refused
     * @param why a fixed word, where it was not taken
     */
    public record Result(
            Deliveries.@Nullable State state, @Nullable String why) {
        static Result of(TakeNotices.Result result) {
            return switch (result) {
                case Taken(var outcome) -> new Result(outcome.state(), outcome.why());
                case Refused(var type) -> new Result(null, type.slug());
            };
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "A platform's notices, such as of a copied course",
            description =
                    "Each is signed by the platform and counts once, whatever becomes of the others. Where none could be"
                            + " taken the answer is the problem of the first.")
    public Answer take(byte @Nullable [] body) {
        var results = takeNotices.take(tokens(body));
        if (results.getFirst() instanceof Refused(var type) && results.stream().allMatch(Refused.class::isInstance)) {
            throw new ProblemException(type);
        }
        return new Answer(results.stream().map(Result::of).toList());
    }

    private List<String> tokens(byte @Nullable [] body) {
        var tokens = new ArrayList<String>();
        for (var notice : notices(body)) {
            if (!notice.path("jwt").isTextual()) {
                throw malformed();
            }
            tokens.add(notice.path("jwt").textValue());
        }
        return tokens;
    }

    private JsonNode notices(byte @Nullable [] body) {
        try {
            var notices = json.readTree(body == null ? new byte[0] : body).path("notices");
            if (!notices.isArray() || notices.isEmpty() || notices.size() > TakeNotices.MOST) {
                throw malformed();
            }
            return notices;
        } catch (JsonProcessingException _) {
            throw malformed();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be read", e);
        }
    }

    private static ProblemException malformed() {
        return new ProblemException(CommonProblem.MALFORMED_REQUEST, FORM);
    }
}
