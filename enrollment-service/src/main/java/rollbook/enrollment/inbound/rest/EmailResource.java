package rollbook.enrollment.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.AddByEmail;
import rollbook.enrollment.usecase.ReadBatches;
import rollbook.kit.idempotency.Answer;
import rollbook.kit.idempotency.IdempotencyKeys;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;
import rollbook.licenses.Authority;

/** Add by email (R23–R25). */
@Path("/api/enrollments/{licenseId}/emails")
@Authenticated
public class EmailResource {
    private final ActingCaller caller;
    private final Authority authority;
    private final AddByEmail addByEmail;
    private final ReadBatches readBatches;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;

    EmailResource(
            ActingCaller caller,
            Authority authority,
            AddByEmail addByEmail,
            ReadBatches readBatches,
            IdempotencyKeys idempotencyKeys,
            ObjectMapper json) {
        this.caller = caller;
        this.authority = authority;
        this.addByEmail = addByEmail;
        this.readBatches = readBatches;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    /**
     * What was typed or pasted.
     *
     * @param addresses separated by commas, lines, semicolons, tabs or spaces; {@code Name <a@b>} too
     */
    public record Addresses(@Nullable String addresses) {
        @Override
        public String toString() {
            return "Addresses[]";
        }
    }

    @POST
    @Operation(summary = "Add people by their addresses; answers at once, the outcomes follow row by row")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = BatchRepresentation.class, responseCode = "202")
    public Response add(
            UUID licenseId, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Addresses body) {
        if (body == null || body.addresses() == null) {
            throw new ProblemException(
                    CommonProblem.MALFORMED_REQUEST, "Send {\"addresses\": \"…\"} or the addresses as text/plain.");
        }
        return add(licenseId, key, body.addresses());
    }

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @Operation(summary = "Add people by their addresses, sent as plain text")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = BatchRepresentation.class, responseCode = "202")
    public Response addText(UUID licenseId, @HeaderParam("Idempotency-Key") @Nullable String key, String text) {
        return add(licenseId, key, text);
    }

    private Response add(UUID licenseId, @Nullable String key, String text) {
        var actor = caller.actor();
        authority.require(licenseId, actor);
        var rows = addByEmail.read(text);
        var route = "POST /api/enrollments/" + licenseId + "/emails";
        return idempotencyKeys
                .once(
                        new IdempotencyKeys.Request(key, String.valueOf(actor.accountId()), route, text),
                        () -> accepted(addByEmail.add(licenseId, actor, rows)))
                .response();
    }

    private Answer accepted(UUID batchId) {
        var batch = BatchRepresentation.of(readBatches.progress(batchId));
        return new Answer(202, "/api/enrollments/batches/" + batchId, json.valueToTree(batch));
    }
}
