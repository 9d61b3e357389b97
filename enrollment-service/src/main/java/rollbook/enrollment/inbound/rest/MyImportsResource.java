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
import rollbook.licenses.ActingCaller;

/** The imports somebody made, plans included. */
@Path("/api/enrollments/imports")
@Authenticated
public class MyImportsResource {
    private final ActingCaller caller;
    private final ReadBatches readBatches;

    MyImportsResource(ActingCaller caller, ReadBatches readBatches) {
        this.caller = caller;
        this.readBatches = readBatches;
    }

    @GET
    @Operation(summary = "My imports and plans, the latest first; of all licenses, or of one")
    public Page<BatchRepresentation> list(
            @QueryParam("licenseId") @Nullable UUID licenseId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var before = from.after().isEmpty() ? null : from.afterId();
        var read = readBatches.imports(caller.actor(), licenseId, before, from.limit() + 1);
        return Page.of(read, from.limit(), batch -> batch.id().toString()).map(BatchRepresentation::of);
    }
}
