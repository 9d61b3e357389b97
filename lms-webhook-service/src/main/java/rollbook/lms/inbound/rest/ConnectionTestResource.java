package rollbook.lms.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import rollbook.licenses.ActingCaller;
import rollbook.lms.usecase.TestConnection;
import rollbook.lms.usecase.TestConnection.Checked;

/** The test button of a connection. */
@Path("/api/lms/{licenseId}/connections/{connectionId}/test")
@Authenticated
public class ConnectionTestResource {
    private final ActingCaller caller;
    private final TestConnection testConnection;

    ConnectionTestResource(ActingCaller caller, TestConnection testConnection) {
        this.caller = caller;
        this.testConnection = testConnection;
    }

    /** What was looked at. */
    public record Tested(List<Checked> checks) {
        public Tested {
            checks = List.copyOf(checks);
        }
    }

    @POST
    @Operation(
            summary = "Try a connection out",
            description = "Asks its platform what can be asked, and tells what came of it. A license's connections are"
                    + " tested five times a minute at most; 429 says in Retry-After when the next time is.")
    public Tested test(UUID licenseId, UUID connectionId) {
        return new Tested(testConnection.test(licenseId, connectionId, caller.actor()));
    }
}
