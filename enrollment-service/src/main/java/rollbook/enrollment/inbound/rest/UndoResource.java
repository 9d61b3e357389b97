package rollbook.enrollment.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
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
import rollbook.enrollment.usecase.ReadBatches;
import rollbook.enrollment.usecase.UndoBatch;
import rollbook.kit.idempotency.Answer;
import rollbook.kit.idempotency.IdempotencyKeys;
import rollbook.licenses.ActingCaller;

/** What a batch gave is taken back (X32). */
@Path("/api/enrollments/batches/{batchId}/undo")
@Authenticated
public class UndoResource {
    private final ActingCaller caller;
    private final ReadBatches readBatches;
    private final UndoBatch undoBatch;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;

    UndoResource(
            ActingCaller caller,
            ReadBatches readBatches,
            UndoBatch undoBatch,
            IdempotencyKeys idempotencyKeys,
            ObjectMapper json) {
        this.caller = caller;
        this.readBatches = readBatches;
        this.undoBatch = undoBatch;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    @GET
    @Operation(summary = "What undoing a batch would do; changes nothing")
    public UndoBatch.Prospect foresee(UUID batchId) {
        return undoBatch.foresee(batchId, caller.actor());
    }

    @POST
    @Operation(
            summary = "Undo a batch: whoever is on the license by it alone leaves it, invites of it are withdrawn",
            description =
                    "By who made it, or by staff. The rows of the batch it answers with tell what became of each.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = UndoBatch.Undone.class, responseCode = "202")
    public Response undo(UUID batchId, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var actor = caller.actor();
        readBatches.progress(batchId, actor);
        var route = "POST /api/enrollments/batches/" + batchId + "/undo";
        return idempotencyKeys
                .once(new IdempotencyKeys.Request(key, String.valueOf(actor.accountId()), route, ""), () -> {
                    var undone = undoBatch.undo(batchId, actor);
                    return new Answer(202, "/api/enrollments/batches/" + undone.batchId(), json.valueToTree(undone));
                })
                .response();
    }
}
