package rollbook.license.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.kit.idempotency.Answer;
import rollbook.kit.idempotency.IdempotencyKeys;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.LicenseProblem;
import rollbook.license.usecase.RemoveMembers;
import rollbook.license.usecase.RemoveMembers.Order;

/** Members removed by hand, kept out, and no longer kept out (RULES §2, §4). */
@Path("/api/licenses/{licenseId}/members")
@Authenticated
public class RemovalResource {
    /** The most people of one act: it holds the license for tens of milliseconds. */
    private static final int MOST_PEOPLE = 1000;

    private final LicenseReader reader;
    private final RemoveMembers removeMembers;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;

    RemovalResource(
            LicenseReader reader, RemoveMembers removeMembers, IdempotencyKeys idempotencyKeys, ObjectMapper json) {
        this.reader = reader;
        this.removeMembers = removeMembers;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    /**
     * Whom it is about.
     *
     * @param memberIds 1 to 1000 members, each once
     * @param keepOut of a removal: whether nothing brings them back until that is lifted
     */
    public record MembersNamed(
            @Nullable List<@Nullable UUID> memberIds,
            @Nullable Boolean keepOut) {}

    @POST
    @Path("/removals")
    @Operation(
            summary = "Remove members, or remove and keep them out",
            description = "A pending invite is withdrawn by the same door. Works while the license is frozen.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(BatchRepresentation.class)
    public Response remove(
            UUID licenseId, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable MembersNamed body) {
        var keepOut = body != null && Boolean.TRUE.equals(body.keepOut());
        return carryOut(licenseId, key, "removals", keepOut ? Order.REMOVE_AND_KEEP_OUT : Order.REMOVE, body);
    }

    @POST
    @Path("/lifts")
    @Operation(
            summary = "No longer keep members out",
            description =
                    "Whoever has a grant newer than the removal is back at once. Staff alone lift what staff decided.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(BatchRepresentation.class)
    public Response lift(
            UUID licenseId, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable MembersNamed body) {
        return carryOut(licenseId, key, "lifts", Order.LIFT, body);
    }

    private Response carryOut(
            UUID licenseId, @Nullable String key, String route, Order order, @Nullable MembersNamed body) {
        reader.license(licenseId);
        var actor = reader.actor();
        var memberIds = memberIds(body);
        var caller = reader.reader().accountId().toString();
        var request = new IdempotencyKeys.Request(
                key, caller, "POST /api/licenses/" + licenseId + "/members/" + route, body == null ? "" : body);
        return idempotencyKeys
                .once(request, () -> {
                    var batch = removeMembers.carryOut(licenseId, order, memberIds, actor);
                    return new Answer(
                            200,
                            "/api/licenses/" + licenseId + "/activity",
                            json.valueToTree(BatchRepresentation.of(batch)));
                })
                .response();
    }

    private static List<UUID> memberIds(@Nullable MembersNamed body) {
        if (body == null || body.memberIds() == null || body.memberIds().contains(null)) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "\"memberIds\" names the members.");
        }
        var named = List.<UUID>copyOf(body.memberIds());
        if (named.isEmpty() || named.size() > MOST_PEOPLE || new HashSet<>(named).size() < named.size()) {
            throw new ProblemException(LicenseProblem.MEMBERS_NAMED);
        }
        return named;
    }
}
