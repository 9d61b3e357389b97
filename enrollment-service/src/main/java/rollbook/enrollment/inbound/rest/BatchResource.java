package rollbook.enrollment.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.ReadBatches;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;

/** What became of a batch: progress, and each row's outcome. */
@Path("/api/enrollments/batches/{batchId}")
@Authenticated
public class BatchResource {
    private final ActingCaller caller;
    private final ReadBatches readBatches;

    BatchResource(ActingCaller caller, ReadBatches readBatches) {
        this.caller = caller;
        this.readBatches = readBatches;
    }

    @GET
    @Operation(summary = "How far a batch is")
    public BatchRepresentation get(UUID batchId) {
        return BatchRepresentation.of(readBatches.progress(batchId, caller.actor()));
    }

    @GET
    @Path("/rows")
    @Operation(summary = "The rows of a batch in their order, each with its outcome once it has one")
    public Page<RowRepresentation> rows(
            UUID batchId, @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var read = readBatches.rows(batchId, caller.actor(), from.afterNumber(), from.limit() + 1);
        return Page.of(read, from.limit(), row -> Integer.toString(row.number()))
                .map(RowRepresentation::of);
    }
}
