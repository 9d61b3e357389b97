package rollbook.license.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.kit.idempotency.Answer;
import rollbook.kit.idempotency.IdempotencyKeys;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.domain.License;
import rollbook.license.usecase.CreateLicense;
import rollbook.license.usecase.NameAdmins;
import rollbook.license.usecase.ReadLicenses;

/** Licenses, their admins and the ways onto them. */
@Path("/api/licenses")
@Authenticated
public class LicenseResource {
    private final LicenseReader reader;
    private final ReadLicenses readLicenses;
    private final CreateLicense createLicense;
    private final NameAdmins nameAdmins;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;

    LicenseResource(
            LicenseReader reader,
            ReadLicenses readLicenses,
            CreateLicense createLicense,
            NameAdmins nameAdmins,
            IdempotencyKeys idempotencyKeys,
            ObjectMapper json) {
        this.reader = reader;
        this.readLicenses = readLicenses;
        this.createLicense = createLicense;
        this.nameAdmins = nameAdmins;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    @POST
    @Operation(summary = "Create a license (staff)")
    @APIResponseSchema(value = LicenseRepresentation.class, responseCode = "201")
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable LicenseOrder body) {
        reader.requireStaff();
        if (body == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST);
        }
        var order = body.order();
        var caller = reader.reader().accountId().toString();
        return idempotencyKeys
                .once(new IdempotencyKeys.Request(key, caller, "POST /api/licenses", body), () -> {
                    var license = createLicense.create(order, reader.actor());
                    return new Answer(
                            201, "/api/licenses/" + license.id(), json.valueToTree(LicenseRepresentation.of(license)));
                })
                .response();
    }

    @GET
    @Operation(summary = "The licenses I run; all of them for staff")
    public Page<LicenseRepresentation> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var read = readLicenses.list(reader.reader(), from.afterId(), from.limit() + 1);
        return Page.of(read, from.limit(), license -> license.id().toString()).map(LicenseRepresentation::of);
    }

    @GET
    @Path("/{licenseId}")
    @Operation(summary = "One license")
    public LicenseRepresentation get(UUID licenseId) {
        return LicenseRepresentation.of(reader.license(licenseId));
    }

    @GET
    @Path("/{licenseId}/methods")
    @Operation(summary = "The ways onto a license: which are offered, in which order, and why not (R2)")
    public Items<MethodRepresentation> methods(UUID licenseId) {
        return new Items<>(MethodRepresentation.of(
                reader.license(licenseId), reader.reader().staff()));
    }

    /**
     * The body of a change to an admin.
     *
     * @param domainAdmin true unless staff say otherwise (R49)
     */
    public record AdminStatus(@Nullable Boolean domainAdmin) {}

    @PUT
    @Path("/{licenseId}/admins/{email}")
    @Operation(summary = "Name a license admin or set their domain-admin status (staff)")
    public LicenseRepresentation nameAdmin(UUID licenseId, String email, @Nullable AdminStatus body) {
        reader.requireStaff(licenseId);
        var domainAdmin = body == null || !Boolean.FALSE.equals(body.domainAdmin());
        return representation(nameAdmins.name(licenseId, LicenseOrder.address(email), domainAdmin));
    }

    @DELETE
    @Path("/{licenseId}/admins/{email}")
    @Operation(summary = "Take an admin off a license (staff); never the last one")
    public LicenseRepresentation removeAdmin(UUID licenseId, String email) {
        reader.requireStaff(licenseId);
        return representation(nameAdmins.remove(licenseId, LicenseOrder.address(email)));
    }

    private static LicenseRepresentation representation(Optional<License> license) {
        return license.map(LicenseRepresentation::of).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
