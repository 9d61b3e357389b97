package rollbook.enrollment.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.inbound.timer.DomainWork;
import rollbook.enrollment.usecase.AnswerDomainRequests;
import rollbook.enrollment.usecase.DomainProblem;
import rollbook.enrollment.usecase.DomainRequests.State;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;

/** What customers request, for staff to answer (R38). */
@Path("/api/enrollments/domain-requests")
@Authenticated
public class DomainRequestsResource {
    private final ActingCaller caller;
    private final AnswerDomainRequests answerRequests;
    private final DomainWork work;

    DomainRequestsResource(ActingCaller caller, AnswerDomainRequests answerRequests, DomainWork work) {
        this.caller = caller;
        this.answerRequests = answerRequests;
        this.work = work;
    }

    /**
     * Why a request is declined.
     *
     * @param reason one line of 1 to 500 characters, which the customer reads
     */
    public record Refusal(@Nullable String reason) {
        @Override
        public String toString() {
            return "Refusal[]";
        }
    }

    @GET
    @Operation(
            summary = "The requests of all licenses in the order they were made; staff only",
            description = "With state=REQUESTED those that wait for an answer.")
    public Page<RequestRepresentation> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var read = answerRequests.list(caller.actor(), state(state), from.afterId(), from.limit() + 1);
        return Page.of(read, from.limit(), request -> request.id().toString()).map(RequestRepresentation::of);
    }

    @POST
    @Path("/{requestId}/approve")
    @Operation(
            summary = "Approve a request and deploy the license to its domain, in one call; staff only",
            description =
                    "The proof is the one of deploying. What is refused there is refused here, and the request stays open.")
    public RequestRepresentation approve(UUID requestId, @Nullable ProofBody body) {
        var request = answerRequests.approve(requestId, caller.actor(), () -> ProofBody.read(body));
        work.wake();
        return RequestRepresentation.of(request);
    }

    @POST
    @Path("/{requestId}/decline")
    @Operation(summary = "Decline a request, with a reason the customer reads; staff only")
    public RequestRepresentation decline(UUID requestId, @Nullable Refusal body) {
        return RequestRepresentation.of(
                answerRequests.decline(requestId, caller.actor(), body == null ? null : body.reason()));
    }

    private static @Nullable State state(@Nullable String typed) {
        return typed == null
                ? null
                : Arrays.stream(State.values())
                        .filter(state -> state.name().equals(typed))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(DomainProblem.NO_STATE));
    }
}
