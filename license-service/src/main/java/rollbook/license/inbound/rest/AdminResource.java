package rollbook.license.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.license.usecase.NameAdmins;

/** Who runs a license: staff's to say (RULES §2). */
@Path("/api/licenses/{licenseId}/admins/{email}")
@Authenticated
public class AdminResource {
    private final LicenseReader reader;
    private final NameAdmins nameAdmins;

    AdminResource(LicenseReader reader, NameAdmins nameAdmins) {
        this.reader = reader;
        this.nameAdmins = nameAdmins;
    }

    /**
     * The body of a change to an admin.
     *
     * @param domainAdmin true unless staff say otherwise (R49)
     */
    public record AdminStatus(@Nullable Boolean domainAdmin) {}

    @PUT
    @Operation(summary = "Name a license admin or set their domain-admin status (staff)")
    public LicenseRepresentation name(UUID licenseId, String email, @Nullable AdminStatus body) {
        reader.requireStaff(licenseId);
        var domainAdmin = body == null || !Boolean.FALSE.equals(body.domainAdmin());
        nameAdmins.name(licenseId, LicenseOrder.address(email), domainAdmin, reader.actor());
        return reader.representation(licenseId);
    }

    @DELETE
    @Operation(summary = "Take an admin off a license (staff); never the last one")
    public LicenseRepresentation remove(UUID licenseId, String email) {
        reader.requireStaff(licenseId);
        nameAdmins.remove(licenseId, LicenseOrder.address(email), reader.actor());
        return reader.representation(licenseId);
    }
}
