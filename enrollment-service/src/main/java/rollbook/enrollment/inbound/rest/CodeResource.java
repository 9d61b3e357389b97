package rollbook.enrollment.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.usecase.ChangeCode;
import rollbook.enrollment.usecase.ReadCodes;
import rollbook.enrollment.usecase.ShowCode;
import rollbook.enrollment.usecase.UndoJoins;
import rollbook.kit.idempotency.Answer;
import rollbook.kit.idempotency.IdempotencyKeys;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** The license key (R35–R37) and the license link (R32–R34) as those who run the license see them. */
@Path("/api/enrollments/{licenseId}/{kind: key|link}")
@Authenticated
public class CodeResource {
    private final CodeAccess access;
    private final CodeBounds bounds;
    private final ReadCodes readCodes;
    private final ShowCode showCode;
    private final ChangeCode changeCode;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;
    private final String app;

    CodeResource(
            CodeAccess access,
            CodeBounds bounds,
            ReadCodes readCodes,
            ShowCode showCode,
            ChangeCode changeCode,
            IdempotencyKeys idempotencyKeys,
            ObjectMapper json,
            @ConfigProperty(name = "rollbook.app-url") String app) {
        this.access = access;
        this.bounds = bounds;
        this.readCodes = readCodes;
        this.showCode = showCode;
        this.changeCode = changeCode;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
        this.app = app;
    }

    /**
     * All limits; what is left out does not limit.
     *
     * @param expiresAt from then on nobody joins
     * @param maxUses how many people may, 1 to 1,000,000
     * @param allowedDomains of their addresses, at most 50
     */
    public record Limits(
            @Nullable Instant expiresAt,
            @Nullable Integer maxUses,
            @Nullable List<String> allowedDomains) {}

    /** How to rotate: whoever joined from {@code undoJoinsSince} on, by any generation, is taken off again. */
    public record Rotation(@Nullable Instant undoJoinsSince) {}

    /** The new generation, and what was undone. */
    public record Rotated(CodeRepresentation code, UndoJoins.UndoneJoins undone) {}

    @GET
    @Operation(summary = "How a license's key or link stands; it is not shown")
    public CodeRepresentation get(UUID licenseId, String kind) {
        return state(licenseId, access.require(licenseId, kind).kind());
    }

    @POST
    @Path("/show")
    @Operation(
            summary = "Show the key or link",
            description = "The first showing makes it. Each stands in the license's activity. An Idempotency-Key means"
                    + " nothing here: no answer with a secret is kept.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ShownRepresentation.class, responseCode = "200")
    public Response show(UUID licenseId, String kind) {
        var admitted = access.require(licenseId, kind);
        var shown = showCode.show(licenseId, admitted.kind(), admitted.actor());
        return Response.ok(ShownRepresentation.of(shown, app))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PUT
    @Operation(summary = "Limit the key or link; all limits are set anew")
    public CodeRepresentation limit(UUID licenseId, String kind, @Nullable Limits body) {
        var admitted = access.require(licenseId, kind);
        if (body == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "Send the limits; {} means none.");
        }
        var limits = bounds.limits(body.expiresAt(), body.maxUses(), body.allowedDomains());
        changeCode.limit(licenseId, admitted.kind(), limits, admitted.actor());
        return state(licenseId, admitted.kind());
    }

    @POST
    @Path("/rotate")
    @Consumes(MediaType.APPLICATION_JSON) // said here, a request without a body need not say it: a leak is urgent
    @Operation(
            summary = "Replace the key or link by a new one with the same limits; the old one is worth nothing at once",
            description = "Who joined stays, but for those whose joins are undone. Show it to see the new one.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Rotated.class, responseCode = "200")
    public Response rotate(
            UUID licenseId,
            String kind,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Rotation body) {
        var admitted = access.require(licenseId, kind);
        var since = body == null || body.undoJoinsSince() == null ? null : CodeBounds.since(body.undoJoinsSince());
        var path = "/api/enrollments/" + licenseId + "/" + kind;
        var caller = String.valueOf(admitted.actor().accountId());
        return idempotencyKeys
                .once(new IdempotencyKeys.Request(key, caller, "POST " + path + "/rotate", new Rotation(since)), () -> {
                    var undone = changeCode.rotate(licenseId, admitted.kind(), since, admitted.actor());
                    var rotated = new Rotated(state(licenseId, admitted.kind()), undone);
                    return new Answer(200, path, json.valueToTree(rotated));
                })
                .response();
    }

    @DELETE
    @Operation(summary = "Revoke the key or link; who joined by it stays")
    public void revoke(UUID licenseId, String kind) {
        var admitted = access.require(licenseId, kind);
        changeCode.revoke(licenseId, admitted.kind(), admitted.actor());
    }

    private CodeRepresentation state(UUID licenseId, CodeKind kind) {
        return CodeRepresentation.of(kind, readCodes.state(licenseId, kind));
    }
}
