package rollbook.licenses;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.problem.ProblemType;
import rollbook.licenses.ClaimApi.Holding;

/** The claims of syncs, at license-service, which alone decides what excludes what (R4, R15). Not within a transaction. */
@ApplicationScoped
public class SyncClaims {
    private static final String PROBLEM = "/problems/";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final ClaimApi licenseService;
    private final ObjectMapper json;

    SyncClaims(@RestClient ClaimApi licenseService, ObjectMapper json) {
        this.licenseService = licenseService;
        this.json = json;
    }

    /** What license-service refuses a claim by, passed on as it says it. */
    public record Refusal(
            int status, String slug, String title, @Nullable String rule) implements ProblemType {}

    /**
     * Claims a license for a sync; the same sync may ask any number of times.
     *
     * @return why not; empty = it is held
     * @throws ProblemException 404 for an unknown license, 503 while license-service is away
     */
    public Optional<Refusal> claim(UUID licenseId, UUID syncId) {
        return refusal(() -> licenseService.claim(licenseId, new Holding(syncId, null)));
    }

    /** Says when the sync runs next. False: it does not hold the license any more. */
    public boolean runsNext(UUID licenseId, UUID syncId, Instant at) {
        return refusal(() -> licenseService.runsNext(licenseId, new Holding(syncId, at)))
                .isEmpty();
    }

    /** Sees to it that this sync holds the license no more. Where another holds it, or there is no license, it does not. */
    public void release(UUID licenseId, UUID syncId) {
        try {
            refusal(() -> licenseService.release(licenseId, syncId));
        } catch (ProblemException e) {
            if (e.type() != CommonProblem.NOT_FOUND) {
                throw e;
            }
        }
    }

    private Optional<Refusal> refusal(Supplier<Response> question) {
        try (var _ = question.get()) {
            return Optional.empty();
        } catch (WebApplicationException e) {
            return switch (e.getResponse().getStatus()) {
                case CONFLICT -> Optional.of(read(e.getResponse()));
                case NOT_FOUND -> throw new ProblemException(CommonProblem.NOT_FOUND);
                default -> throw new ProblemException(CommonProblem.UNAVAILABLE);
            };
        } catch (ProcessingException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE);
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
