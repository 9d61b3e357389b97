package rollbook.license.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.AnswerCoverage;
import rollbook.license.usecase.Coverages;
import rollbook.license.usecase.LicenseProblem;

/** Who has premium access now: asked by the user themselves, and by the app for anybody. */
@Path("/api/licenses/coverage")
@Authenticated
public class CoverageResource {
    private static final int MOST_ADDRESSES = 500;

    private final Caller caller;
    private final AnswerCoverage answerCoverage;

    CoverageResource(Caller caller, AnswerCoverage answerCoverage) {
        this.caller = caller;
        this.answerCoverage = answerCoverage;
    }

    /** The addresses asked about: 1 to 500. */
    public record AddressesAsked(@Nullable List<@Nullable String> emails) {
        @Override
        public String toString() {
            return "AddressesAsked[]";
        }
    }

    @GET
    @Path("/me")
    @Operation(summary = "Am I covered, by which license, until when")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(CoverageRepresentation.class)
    public Response mine(@Context Request request) {
        var covers = answerCoverage.of(caller.accountId(), caller.email());
        return answer(request, CoverageRepresentation.of(null, covers));
    }

    @GET
    @RolesAllowed(Caller.APP)
    @Operation(summary = "Is this address covered (the app)")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(CoverageRepresentation.class)
    public Response one(@QueryParam("email") @Nullable String email, @Context Request request) {
        var address = LicenseOrder.address(email).normalized();
        return answer(request, CoverageRepresentation.of(email, answerCoverage.ofAddresses(List.of(address))));
    }

    @POST
    @RolesAllowed(Caller.APP)
    @Operation(summary = "Which of these addresses are covered (the app); 1 to 500, answered in their order")
    public Items<CoverageRepresentation> many(@Nullable AddressesAsked body) {
        if (body == null || body.emails() == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "\"emails\" lists the addresses.");
        }
        var emails = body.emails();
        if (emails.isEmpty() || emails.size() > MOST_ADDRESSES) {
            throw new ProblemException(LicenseProblem.TOO_MANY_ASKED);
        }
        var asked = emails.stream().map(CoverageResource::normalized).toList();
        var found = answerCoverage.ofAddresses(
                asked.stream().flatMap(Optional::stream).distinct().toList());
        var items = IntStream.range(0, asked.size())
                .mapToObj(i ->
                        CoverageRepresentation.of(emails.get(i), of(asked.get(i).orElse(null), found)))
                .toList();
        return new Items<>(items);
    }

    /** What is no address is nobody's: not covered. */
    private static Optional<String> normalized(@Nullable String email) {
        return email != null && EmailAddress.parse(email) instanceof EmailAddress address
                ? Optional.of(address.normalized())
                : Optional.empty();
    }

    /** An answer that may be kept, but is asked for again each time: it ends at the second the license does. */
    private Response answer(Request request, CoverageRepresentation coverage) {
        var tag = new EntityTag(coverage.digest());
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(coverage) : unchanged)
                .tag(tag)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Authorization")
                .build();
    }

    private static List<Coverages.Cover> of(@Nullable String address, List<Coverages.Cover> found) {
        return found.stream().filter(cover -> cover.address().equals(address)).toList();
    }
}
