package rollbook.license.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.secret.Sealer;
import rollbook.license.usecase.ListMembers;
import rollbook.license.usecase.MemberList.Place;

/** Who is on a license, and by which grants. */
@Path("/api/licenses/{licenseId}/members")
@Authenticated
public class MemberResource {
    private final LicenseReader reader;
    private final ListMembers listMembers;
    private final Sealer sealer;

    MemberResource(LicenseReader reader, ListMembers listMembers, Sealer sealer) {
        this.reader = reader;
        this.listMembers = listMembers;
        this.sealer = sealer;
    }

    @GET
    @Operation(summary = "The members of a license, filtered, searched and sorted, with status and grants (R3)")
    public Page<MemberRepresentation> list(
            UUID licenseId,
            @Parameter(description = "Repeatable. Without one: everybody but NONE, REMOVED and WITHDRAWN")
                    @QueryParam("status")
                    List<String> status,
            @Parameter(description = "Only who has a live grant or a pending invite by it")
                    @QueryParam("method")
                    @Nullable
                    String method,
            @Parameter(description = "Part of an address. With no three letters or digits in a row: its beginning")
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(description = "address (default), -address, since, -since, status or waiting")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var license = reader.license(licenseId);
        var query = MemberFilter.query(status, method, q, sort);
        var rows = Cursor.of(null, limit).limit();
        var read = listMembers.list(license.id(), query, MemberFilter.after(sealer, license.id(), cursor), rows + 1);
        var items = read.subList(0, Math.min(rows, read.size()));
        return new Page<>(
                items.stream().map(MemberRepresentation::of).toList(),
                read.size() <= rows
                        ? null
                        : MemberFilter.cursor(
                                sealer, license.id(), Place.of(items.getLast().listed())));
    }
}
