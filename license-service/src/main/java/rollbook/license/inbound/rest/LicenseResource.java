package rollbook.license.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import rollbook.license.domain.Seats;
import rollbook.license.usecase.CreateLicense;
import rollbook.license.usecase.ReadLicenses;

/** Licenses, and the ways onto them. */
@Path("/api/licenses")
@Authenticated
public class LicenseResource {
    private final LicenseReader reader;
    private final ReadLicenses readLicenses;
    private final CreateLicense createLicense;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;

    LicenseResource(
            LicenseReader reader,
            ReadLicenses readLicenses,
            CreateLicense createLicense,
            IdempotencyKeys idempotencyKeys,
            ObjectMapper json) {
        this.reader = reader;
        this.readLicenses = readLicenses;
        this.createLicense = createLicense;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    @POST
    @Operation(summary = "Create a license (staff)")
    @Produces(MediaType.APPLICATION_JSON)
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
                            201,
                            "/api/licenses/" + license.id(),
                            json.valueToTree(
                                    LicenseRepresentation.of(license, 0, new Seats(license.seats(), 0, 0, 0))));
                })
                .response();
    }

    @GET
    @Operation(summary = "The licenses I run; all of them for staff")
    public Page<LicenseRepresentation> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var read = readLicenses.list(reader.reader(), from.afterId(), from.limit() + 1);
        return Page.of(
                reader.representations(read),
                from.limit(),
                license -> license.id().toString());
    }

    @GET
    @Path("/{licenseId}")
    @Operation(summary = "One license: type, status, seats, term, settings, email domains, admins (R1, R3)")
    public LicenseRepresentation get(UUID licenseId) {
        return reader.representation(licenseId);
    }

    @GET
    @Path("/{licenseId}/methods")
    @Operation(summary = "The ways onto a license: which are offered, in which order, and why not (R2)")
    public Items<MethodRepresentation> methods(UUID licenseId) {
        return new Items<>(MethodRepresentation.of(
                reader.license(licenseId), reader.reader().staff()));
    }
}
