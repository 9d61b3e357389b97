package rollbook.enrollment.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.ReadCodes;
import rollbook.enrollment.usecase.UndoJoins;
import rollbook.kit.idempotency.Answer;
import rollbook.kit.idempotency.IdempotencyKeys;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;

/** Who joined by a license's key or link, and taking that back. */
@Path("/api/enrollments/{licenseId}/{kind: key|link}/joins")
@Authenticated
public class JoinsResource {
    private final CodeAccess access;
    private final ReadCodes readCodes;
    private final UndoJoins undoJoins;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;

    JoinsResource(
            CodeAccess access,
            ReadCodes readCodes,
            UndoJoins undoJoins,
            IdempotencyKeys idempotencyKeys,
            ObjectMapper json) {
        this.access = access;
        this.readCodes = readCodes;
        this.undoJoins = undoJoins;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    /** From when on joins are undone. */
    public record Since(@Nullable Instant since) {}

    @GET
    @Operation(
            summary =
                    "Who redeemed the key or link and when, by which generation, and what became of it; the latest first")
    public Page<JoinRepresentation> list(
            UUID licenseId,
            String kind,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var admitted = access.require(licenseId, kind);
        var from = Cursor.of(cursor, limit);
        var before = from.after().isEmpty() ? null : from.afterId();
        var read = readCodes.joins(licenseId, admitted.kind(), before, from.limit() + 1);
        return Page.of(read, from.limit(), join -> join.id().toString()).map(JoinRepresentation::of);
    }

    @POST
    @Path("/undo")
    @Operation(
            summary = "Undo the joins since a moment; who is on the license by another reason stays",
            description = "The rows of the batch it answers with tell what became of each. Rotate first, or at once"
                    + " with it: else they join again.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = UndoJoins.UndoneJoins.class, responseCode = "202")
    public Response undo(
            UUID licenseId, String kind, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Since body) {
        var admitted = access.require(licenseId, kind);
        var since = CodeBounds.since(body == null ? null : body.since());
        var path = "/api/enrollments/" + licenseId + "/" + kind + "/joins";
        var caller = String.valueOf(admitted.actor().accountId());
        return idempotencyKeys
                .once(
                        new IdempotencyKeys.Request(key, caller, "POST " + path + "/undo", new Since(since)),
                        () -> undone(path, undoJoins.undo(licenseId, admitted.kind(), since, admitted.actor())))
                .response();
    }

    private Answer undone(String path, UndoJoins.UndoneJoins undone) {
        var location = undone.batchId() == null ? path : "/api/enrollments/batches/" + undone.batchId();
        return new Answer(202, location, json.valueToTree(undone));
    }
}
