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
import rollbook.license.usecase.ListMembers;

/** Who is on a license, and by which grants. */
@Path("/api/licenses/{licenseId}/members")
@Authenticated
public class MemberResource {
    private final LicenseReader reader;
    private final ListMembers listMembers;

    MemberResource(LicenseReader reader, ListMembers listMembers) {
        this.reader = reader;
        this.listMembers = listMembers;
    }

    @GET
    @Operation(summary = "The members of a license by address, with status and grants (R3)")
    public Page<MemberRepresentation> list(
            UUID licenseId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var license = reader.license(licenseId);
        var from = Cursor.of(cursor, limit);
        var read = listMembers.list(license.id(), from.after().isEmpty() ? null : from.afterId(), from.limit() + 1);
        return Page.of(read, from.limit(), listed -> listed.memberId().toString())
                .map(MemberRepresentation::of);
    }
}
