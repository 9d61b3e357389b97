package rollbook.lms.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;
import rollbook.lms.domain.Platform;
import rollbook.lms.inbound.timer.LmsWork;
import rollbook.lms.usecase.ConfirmConnection;
import rollbook.lms.usecase.ConnectPlatform;
import rollbook.lms.usecase.ConnectPlatform.Wanted;
import rollbook.lms.usecase.ReadConnections;
import rollbook.lms.usecase.ToolUrls;

/** The LMSs connected to a license. */
@Path("/api/lms/{licenseId}")
@Authenticated
public class ConnectionsResource {
    private final ActingCaller caller;
    private final ReadConnections readConnections;
    private final ConnectPlatform connectPlatform;
    private final ConfirmConnection confirmConnection;
    private final ToolUrls urls;
    private final LmsWork work;

    ConnectionsResource(
            ActingCaller caller,
            ReadConnections readConnections,
            ConnectPlatform connectPlatform,
            ConfirmConnection confirmConnection,
            ToolUrls urls,
            LmsWork work) {
        this.caller = caller;
        this.readConnections = readConnections;
        this.connectPlatform = connectPlatform;
        this.confirmConnection = confirmConnection;
        this.urls = urls;
        this.work = work;
    }

    /**
     * What is to be connected by LTI.
     *
     * @param platform CANVAS, SCHOOLOGY or OTHER
     * @param issuer null: the platform's usual one
     * @param deploymentId as the platform shows it, in its own case
     * @param authUrl of another platform, with the token and the JWKS URL; left out where the platform is known
     */
    public record Connect(
            @Nullable Platform platform,
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String deploymentId,
            @Nullable String name,
            @Nullable String authUrl,
            @Nullable String tokenUrl,
            @Nullable String jwksUrl) {}

    @GET
    @Path("/setup")
    @Operation(
            summary = "The exact values to paste into Canvas, Schoology or another platform",
            description = "The same for every license; what the platform shows then goes into a connection.")
    public SetupRepresentation setup(UUID licenseId) {
        readConnections.requireReader(licenseId, caller.actor());
        return SetupRepresentation.of(urls);
    }

    @GET
    @Path("/connections")
    @Operation(summary = "The LMSs connected to the license and how they do, all at once")
    public Page<ConnectionRepresentation> list(UUID licenseId) {
        return new Page<>(readConnections.list(licenseId, caller.actor()), null)
                .map(health -> ConnectionRepresentation.of(health, urls));
    }

    @POST
    @Path("/connections")
    @Operation(
            summary = "Connect a deployment of our LTI tool",
            description =
                    "Waits to be confirmed: by the first visit of the license's admin through it, from a course they teach or"
                            + " run, or by our staff. 409 where the deployment is connected already.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ConnectionRepresentation.class, responseCode = "201")
    public Response connect(UUID licenseId, @Nullable Connect body) {
        if (body == null || body.platform() == null) {
            throw new ProblemException(
                    CommonProblem.MALFORMED_REQUEST, "Send the platform: CANVAS, SCHOOLOGY or OTHER.");
        }
        var wanted = new Wanted(
                body.platform(),
                body.issuer(),
                body.clientId(),
                body.deploymentId(),
                body.name(),
                body.authUrl(),
                body.tokenUrl(),
                body.jwksUrl());
        var connection = connectPlatform.connect(licenseId, wanted, caller.actor());
        return Response.created(URI.create("/api/lms/" + licenseId + "/connections/" + connection.id()))
                .entity(get(licenseId, connection.id()))
                .build();
    }

    @GET
    @Path("/connections/{connectionId}")
    @Operation(summary = "One of them, with what came by it last and what was refused")
    public ConnectionRepresentation get(UUID licenseId, UUID connectionId) {
        return ConnectionRepresentation.of(readConnections.one(licenseId, connectionId, caller.actor()), urls);
    }

    @POST
    @Path("/connections/{connectionId}/confirm")
    @Operation(
            summary = "Confirm that the platform is the license's own",
            description = "For our staff. Addresses it asserts then count in the license's own domains.")
    public ConnectionRepresentation confirm(UUID licenseId, UUID connectionId) {
        confirmConnection.byStaff(licenseId, connectionId, caller.actor());
        work.wake();
        return get(licenseId, connectionId);
    }

    @DELETE
    @Path("/connections/{connectionId}")
    @Operation(summary = "Disconnect it", description = "Nobody leaves the license; nothing more comes by it.")
    public void disconnect(UUID licenseId, UUID connectionId) {
        connectPlatform.disconnect(licenseId, connectionId, caller.actor());
    }
}
