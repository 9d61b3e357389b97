package rollbook.license.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.license.usecase.ReadActivity;

/** What happened on a license, for people to read. */
@Path("/api/licenses/{licenseId}/activity")
@Authenticated
public class ActivityResource {
    private final LicenseReader reader;
    private final ReadActivity readActivity;

    ActivityResource(LicenseReader reader, ReadActivity readActivity) {
        this.reader = reader;
        this.readActivity = readActivity;
    }

    @GET
    @Operation(summary = "What happened on a license, the newest first: a line for each batch and each change of it")
    public Page<ActivityRepresentation> list(
            UUID licenseId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var license = reader.license(licenseId);
        var from = Cursor.of(cursor, limit);
        var read = readActivity.list(license.id(), from.after().isEmpty() ? null : from.afterId(), from.limit() + 1);
        return Page.of(read, from.limit(), line -> line.id().toString()).map(ActivityRepresentation::of);
    }
}
