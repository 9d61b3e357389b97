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

/** What was added to a license by name or by file, and taken back again. */
@Path("/api/enrollments/{licenseId}/batches")
@Authenticated
public class LicenseBatchesResource {
    private final ActingCaller caller;
    private final ReadBatches readBatches;

    LicenseBatchesResource(ActingCaller caller, ReadBatches readBatches) {
        this.caller = caller;
        this.readBatches = readBatches;
    }

    @GET
    @Operation(
            summary = "The batches of a license by CSV and email, whoever made them, the latest first",
            description = "With the caller's own plans, not with those of others.")
    public Page<BatchRepresentation> list(
            UUID licenseId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var before = from.after().isEmpty() ? null : from.afterId();
        var read = readBatches.ofLicense(licenseId, caller.actor(), before, from.limit() + 1);
        return Page.of(read, from.limit(), batch -> batch.id().toString()).map(BatchRepresentation::of);
    }
}
