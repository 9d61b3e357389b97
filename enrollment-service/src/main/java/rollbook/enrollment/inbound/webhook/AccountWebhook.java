package rollbook.enrollment.inbound.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import rollbook.enrollment.usecase.RegisterAccounts;

/** The app or the identity provider reports sign-ups and changes of address, signed as Standard Webhooks has it. */
@Path("/webhooks/accounts")
@PermitAll
public class AccountWebhook {
    private final AccountSecrets secrets;
    private final AccountReports reports;
    private final RegisterAccounts registerAccounts;
    private final Counter unknownTypes;

    AccountWebhook(
            AccountSecrets secrets, AccountReports reports, RegisterAccounts registerAccounts, MeterRegistry meters) {
        this.secrets = secrets;
        this.reports = reports;
        this.registerAccounts = registerAccounts;
        this.unknownTypes = meters.counter("rollbook.accounts.webhook.unknown");
    }

    /**
     * What became of a delivery.
     *
     * @param unverified passed over: the address is not verified
     * @param unusable passed over: the address is none we take, or an entry of several names no account or no address
     * @param repeated it was taken in before, and nothing was done now
     */
    public record Taken(int registered, int changed, int unchanged, int unverified, int unusable, boolean repeated) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Accounts were registered or have another address: one, or up to 1,000 at once",
            description =
                    "Signed by Standard Webhooks (headers webhook-id, webhook-timestamp, webhook-signature; v1). The body"
                            + " is {\"type\": \"account.registered\" or \"account.email-changed\", \"timestamp\": …, \"data\":"
                            + " {\"accounts\": [{\"accountId\", \"email\", \"emailVerified\"}]}}, or one account as \"data\" itself."
                            + " Of several one that names no account or no address is passed over and counted. Safe once it"
                            + " answers 202; the same webhook-id again does nothing. What is older than known is passed over, so"
                            + " deliveries may overtake each other. Another type answers 204. An account that moves to another"
                            + " domain keeps the membership it has by the former.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Taken.class, responseCode = "202")
    public Response take(@Context HttpHeaders headers, byte[] body) {
        var delivery = secrets.verified(body, headers.getRequestHeaders());
        var said = reports.read(delivery.payload());
        if (said.isEmpty()) {
            unknownTypes.increment();
            return Response.noContent().build();
        }
        return Response.accepted(register(delivery.id(), said.get())).build();
    }

    private Taken register(String id, AccountReports.Reports said) {
        var done = registerAccounts.reported(id, said.accounts());
        return new Taken(
                done.registered(),
                done.changed(),
                done.unchanged(),
                said.unverified(),
                said.unusable(),
                done.repeated());
    }
}
