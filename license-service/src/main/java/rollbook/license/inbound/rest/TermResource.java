package rollbook.license.inbound.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.ChangeTerm;

/** How long a license lives: staff's to say (RULES §2). */
@Path("/api/licenses/{licenseId}")
@Authenticated
public class TermResource {
    private final LicenseReader reader;
    private final ChangeTerm changeTerm;

    TermResource(LicenseReader reader, ChangeTerm changeTerm) {
        this.reader = reader;
        this.changeTerm = changeTerm;
    }

    /**
     * Another end.
     *
     * @param expiresAt when what was bought is over; null = without an end, but it must be said
     * @param graceDays 0 to 365; absent = as before, 14 where there was no end before
     */
    public record TermOrder(
            @JsonProperty(required = true) @Nullable Instant expiresAt,
            @Nullable Integer graceDays) {}

    /**
     * Why a license is suspended.
     *
     * @param reason one line for the activity, of at most 500 characters
     */
    public record Suspension(@Nullable String reason) {}

    @PUT
    @Path("/term")
    @Operation(summary = "Renew a license or set its end (staff); an expired one lives again, unless R44 forbids it")
    public LicenseRepresentation renew(UUID licenseId, @Nullable TermOrder body) {
        reader.requireStaff(licenseId);
        if (body == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST);
        }
        var expiresAt = Bounds.time(body.expiresAt());
        changeTerm.renew(licenseId, expiresAt, Bounds.grace(body.graceDays(), expiresAt), reader.actor());
        return reader.representation(licenseId);
    }

    @PUT
    @Path("/suspension")
    @Operation(summary = "Suspend a license (staff): nobody joins, nobody leaves by a sync, premium access is off")
    public LicenseRepresentation suspend(UUID licenseId, @Nullable Suspension body) {
        reader.requireStaff(licenseId);
        var reason = Bounds.reason(body == null ? null : body.reason());
        changeTerm.suspend(licenseId, reason, reader.actor());
        return reader.representation(licenseId);
    }

    @DELETE
    @Path("/suspension")
    @Operation(summary = "End a suspension (staff), unless R44 forbids it")
    public LicenseRepresentation resume(UUID licenseId) {
        reader.requireStaff(licenseId);
        changeTerm.resume(licenseId, reader.actor());
        return reader.representation(licenseId);
    }
}
