package rollbook.ousync.inbound.google;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.ousync.usecase.FinishAuthorization;
import rollbook.ousync.usecase.SyncProblem;

/**
 * Where Google sends the admin's browser. It carries no bearer token; what it proves is the state, known to nobody but that
 * browser, and the account at Google, which has to be the one of whoever began.
 */
@Path("/api/ou-syncs/google/callback")
@PermitAll
public class GoogleCallback {
    private final FinishAuthorization finishAuthorization;
    private final URI app;

    GoogleCallback(FinishAuthorization finishAuthorization, @ConfigProperty(name = "rollbook.app-url") URI app) {
        this.finishAuthorization = finishAuthorization;
        this.app = app;
    }

    @GET
    @Operation(
            summary = "Google's answer to an authorization",
            description =
                    "Sends the browser on to the license's page of Google Workspace: with google=connected, or with"
                            + " google=refused and the problem's type and title.")
    @APIResponse(responseCode = "303", description = "Back to the page")
    public Response finish(@QueryParam("state") @Nullable String state, @QueryParam("code") @Nullable String code) {
        if (state == null) {
            throw new ProblemException(SyncProblem.NO_SUCH_ATTEMPT);
        }
        var finished = finishAuthorization.finish(state, code);
        var page = UriBuilder.fromUri(app)
                .path("licenses")
                .path(finished.licenseId().toString())
                .path("google");
        var refusal = finished.refusal();
        if (refusal == null) {
            return Response.seeOther(page.queryParam("google", "connected").build())
                    .build();
        }
        return Response.seeOther(page.queryParam("google", "refused")
                        .queryParam("problem", refusal.type().slug())
                        .queryParam("title", "{title}")
                        .build(refusal.type().title()))
                .build();
    }
}
