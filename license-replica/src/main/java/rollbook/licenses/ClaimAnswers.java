package rollbook.licenses;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.problem.ProblemType;

/** What license-service, which alone decides what excludes what, answers to a claim (DESIGN §2 <em>Claims</em>). */
@ApplicationScoped
public class ClaimAnswers {
    private static final String PROBLEM = "/problems/";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final ObjectMapper json;

    ClaimAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** What it refuses a claim by, passed on as it says it. */
    public record Refusal(
            int status, String slug, String title, @Nullable String rule) implements ProblemType {}

    /**
     * Why not; empty = so it is.
     *
     * @throws ProblemException 404 for an unknown license, 503 while license-service is away: then nobody knows
     */
    public Optional<Refusal> refusal(Supplier<Response> question) {
        try (var _ = question.get()) {
            return Optional.empty();
        } catch (WebApplicationException e) {
            return switch (e.getResponse().getStatus()) {
                case CONFLICT, UNPROCESSABLE -> Optional.of(read(e.getResponse()));
                case NOT_FOUND -> throw new ProblemException(CommonProblem.NOT_FOUND);
                default -> throw new ProblemException(CommonProblem.UNAVAILABLE);
            };
        } catch (ProcessingException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        }
    }

    /** Of a release: where there is no such license, or another holds the claim, this holder does not. */
    public void released(Supplier<Response> question) {
        try {
            refusal(question);
        } catch (ProblemException e) {
            if (e.type() != CommonProblem.NOT_FOUND) {
                throw e;
            }
        }
    }

    private Refusal read(Response answer) {
        try {
            var problem = json.readTree(answer.readEntity(String.class));
            return new Refusal(
                    answer.getStatus(),
                    problem.path("type").asText().replace(PROBLEM, ""),
                    problem.path("title").asText(),
                    problem.path("rule").asText(null));
        } catch (JsonProcessingException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        }
    }
}
