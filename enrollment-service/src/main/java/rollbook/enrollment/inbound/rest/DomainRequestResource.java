package rollbook.enrollment.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.AskForDomain;
import rollbook.kit.idempotency.Answer;
import rollbook.kit.idempotency.IdempotencyKeys;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;

/** A customer requests to be deployed to a domain, which only staff do (R38). */
@Path("/api/enrollments/{licenseId}/domain-requests")
@Authenticated
public class DomainRequestResource {
    private final ActingCaller caller;
    private final AskForDomain askForDomain;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;

    DomainRequestResource(
            ActingCaller caller, AskForDomain askForDomain, IdempotencyKeys idempotencyKeys, ObjectMapper json) {
        this.caller = caller;
        this.askForDomain = askForDomain;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    /**
     * What is requested.
     *
     * @param domain such as {@code school.example}
     * @param note a line for our staff, at most 500 characters
     */
    public record DomainWish(
            @Nullable String domain, @Nullable String note) {
        @Override
        public String toString() {
            return "DomainWish[]";
        }
    }

    @POST
    @Operation(
            summary = "Request that our staff deploy the license to a domain",
            description =
                    "What staff could not deploy is refused at once: Teacher licenses, domains of mail providers, public"
                            + " suffixes. One open request for a domain at a time.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = RequestRepresentation.class, responseCode = "201")
    public Response request(
            UUID licenseId, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable DomainWish body) {
        var actor = caller.actor();
        if (body == null || body.domain() == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "Send {\"domain\": \"school.example\"}.");
        }
        var wish = askForDomain.read(licenseId, actor, body.domain(), body.note());
        var route = "/api/enrollments/" + licenseId + "/domain-requests";
        return idempotencyKeys
                .once(
                        new IdempotencyKeys.Request(key, String.valueOf(actor.accountId()), "POST " + route, body),
                        () -> {
                            var request = askForDomain.ask(licenseId, actor, wish);
                            return new Answer(
                                    201,
                                    route + "/" + request.id(),
                                    json.valueToTree(RequestRepresentation.of(request)));
                        })
                .response();
    }

    @GET
    @Operation(summary = "The requests of a license and what became of them, in the order they were made")
    public Page<RequestRepresentation> list(
            UUID licenseId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var read = askForDomain.list(licenseId, caller.actor(), from.afterId(), from.limit() + 1);
        return Page.of(read, from.limit(), request -> request.id().toString()).map(RequestRepresentation::of);
    }

    @DELETE
    @Path("/{requestId}")
    @Operation(summary = "Withdraw an open request; the same again answers the same")
    public void withdraw(UUID licenseId, UUID requestId) {
        askForDomain.withdraw(licenseId, caller.actor(), requestId);
    }
}
