package rollbook.enrollment.outbound.license;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import rollbook.enrollment.outbound.license.DomainApi.Holding;
import rollbook.enrollment.usecase.Claims;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** Claims a license's domains where all claims are decided. */
@ApplicationScoped
class LicenseClaims implements Claims {
    private static final String PROBLEM = "/problems/";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final DomainApi licenseService;
    private final ObjectMapper json;

    LicenseClaims(@RestClient DomainApi licenseService, ObjectMapper json) {
        this.licenseService = licenseService;
        this.json = json;
    }

    @Override
    public Optional<Refusal> claim(UUID licenseId, String domain, UUID holder, Instant nextRunAt) {
        return refusal(() -> licenseService.claim(licenseId, domain, new Holding(holder, nextRunAt)));
    }

    @Override
    public Optional<Refusal> runNext(UUID licenseId, String domain, UUID holder, Instant nextRunAt) {
        return refusal(() -> licenseService.runNext(licenseId, domain, new Holding(holder, nextRunAt)));
    }

    /** Where there is no such license, or another holds the domain, this holder does not. */
    @Override
    public void release(UUID licenseId, String domain, UUID holder) {
        try {
            refusal(() -> licenseService.release(licenseId, domain, holder));
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
                case CONFLICT, UNPROCESSABLE -> Optional.of(read(e.getResponse()));
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
                    sentence(problem),
                    problem.path("rule").asText(null));
        } catch (JsonProcessingException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        }
    }

    private static String sentence(JsonNode problem) {
        return problem.path("title").asText();
    }
}
