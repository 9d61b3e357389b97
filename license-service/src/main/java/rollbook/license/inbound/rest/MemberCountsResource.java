package rollbook.license.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import rollbook.license.usecase.CountMembers;

/** How many people are on a license, by status and by way. */
@Path("/api/licenses/{licenseId}/members/counts")
@Authenticated
public class MemberCountsResource {
    private final LicenseReader reader;
    private final CountMembers countMembers;

    MemberCountsResource(LicenseReader reader, CountMembers countMembers) {
        this.reader = reader;
        this.countMembers = countMembers;
    }

    @GET
    @Operation(summary = "How many people stand how, and how many members came by which way")
    public MemberCountsRepresentation counts(UUID licenseId) {
        return MemberCountsRepresentation.of(
                countMembers.count(reader.license(licenseId).id()));
    }
}
