package rollbook.lms.inbound.rest;

import io.quarkus.security.Authenticated;
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
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.usecase.ConnectFeed;
import rollbook.lms.usecase.ConnectFeed.Connected;

/** Feeds of a license: what Canvas and Schoology report by themselves. They are listed, shown and ended among its connections. */
@Path("/api/lms/{licenseId}/feeds")
@Authenticated
public class FeedsResource {
    private final ActingCaller caller;
    private final ConnectFeed connectFeed;

    FeedsResource(ActingCaller caller, ConnectFeed connectFeed) {
        this.caller = caller;
        this.connectFeed = connectFeed;
    }

    /**
     * What is to be added.
     *
     * @param kind CANVAS or SCHOOLOGY
     * @param rootAccountUuid of Canvas: whose events they are
     * @param allowUnsigned of Canvas: whether "Sign Payload" may be off; no assignment comes of it then
     * @param consumerKey of Schoology, with the secret: the school's own, never shown again
     */
    public record Add(
            @Nullable ConnectionKind kind,
            @Nullable String name,
            @Nullable String rootAccountUuid,
            @Nullable Boolean allowUnsigned,
            @Nullable String consumerKey,
            @Nullable String consumerSecret) {
        @Override
        public String toString() {
            return "Add[" + kind + "]";
        }
    }

    /**
     * A feed.
     *
     * @param url what to paste into the platform; of Schoology it is told this once
     */
    public record Feed(UUID id, ConnectionKind kind, String name, URI url) {
        static Feed of(Connected connected) {
            var connection = connected.connection();
            return new Feed(connection.id(), connection.kind(), connection.name(), connected.url());
        }
    }

    /** A new address; the one before is good no more. */
    public record NewPath(URI url) {}

    @POST
    @Operation(
            summary = "Add a feed of Canvas or Schoology",
            description = "Answers with the address to paste. Of Schoology it is a secret, and told this once.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Feed.class, responseCode = "201")
    public Response add(UUID licenseId, @Nullable Add body) {
        var feed = Feed.of(added(licenseId, body));
        return Response.created(URI.create("/api/lms/" + licenseId + "/connections/" + feed.id()))
                .entity(feed)
                .build();
    }

    private Connected added(UUID licenseId, @Nullable Add body) {
        if (body != null && body.kind() == ConnectionKind.CANVAS) {
            var isLax = Boolean.TRUE.equals(body.allowUnsigned());
            return connectFeed.canvas(licenseId, body.name(), body.rootAccountUuid(), isLax, caller.actor());
        }
        if (body != null && body.kind() == ConnectionKind.SCHOOLOGY) {
            return connectFeed.schoology(
                    licenseId, body.name(), body.consumerKey(), body.consumerSecret(), caller.actor());
        }
        throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "Send the kind: CANVAS or SCHOOLOGY.");
    }

    @POST
    @Path("/{feedId}/path")
    @Operation(
            summary = "Give a feed of Schoology another address",
            description = "It is told this once; what is sent to the one before is refused from now on.")
    public NewPath rotate(UUID licenseId, UUID feedId) {
        return new NewPath(connectFeed.rotatePath(licenseId, feedId, caller.actor()));
    }
}
