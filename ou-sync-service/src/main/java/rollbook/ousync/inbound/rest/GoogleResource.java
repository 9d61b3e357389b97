package rollbook.ousync.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import rollbook.licenses.ActingCaller;
import rollbook.ousync.usecase.BeginAuthorization;
import rollbook.ousync.usecase.EndSync;

/** The authorization a license's sync reads Google with. */
@Path("/api/ou-syncs/{licenseId}/google")
@Authenticated
public class GoogleResource {
    private final ActingCaller caller;
    private final BeginAuthorization beginAuthorization;
    private final EndSync endSync;

    GoogleResource(ActingCaller caller, BeginAuthorization beginAuthorization, EndSync endSync) {
        this.caller = caller;
        this.beginAuthorization = beginAuthorization;
        this.endSync = endSync;
    }

    /**
     * Where to go on.
     *
     * @param consentPage Google's page, for the admin's own browser; good for ten minutes
     */
    public record Begun(URI consentPage) {}

    @POST
    @Operation(
            summary = "Begin to authorize with Google, or to authorize again",
            description =
                    "For an admin of the license, who goes on at Google's page with their own account; it has to be a"
                            + " Google admin's, and both things asked for have to be ticked: reading users, reading units. Nothing at"
                            + " Google is ever changed. Google then sends the browser back to the license's page.")
    public Begun begin(UUID licenseId) {
        return new Begun(beginAuthorization.begin(licenseId, caller.actor()));
    }

    @DELETE
    @Operation(
            summary = "Disconnect from Google",
            description =
                    "The authorization is revoked at Google and forgotten here. Nobody leaves the license; nothing is"
                            + " read until somebody authorizes again.")
    public void disconnect(UUID licenseId) {
        endSync.disconnect(licenseId, caller.actor());
    }
}
