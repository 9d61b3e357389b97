package rollbook.enrollment.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import rollbook.enrollment.domain.SeenAccount;
import rollbook.enrollment.usecase.Accounts;
import rollbook.enrollment.usecase.RegisterAccounts;
import rollbook.kit.identity.Caller;

/** One's own account, registered with the first verified sign-in (R40). */
@Path("/api/enrollments/accounts/me")
@Authenticated
public class AccountResource {
    private final Caller caller;
    private final RegisterAccounts registerAccounts;

    AccountResource(Caller caller, RegisterAccounts registerAccounts) {
        this.caller = caller;
        this.registerAccounts = registerAccounts;
    }

    /** An account as it is registered. */
    public record AccountRepresentation(UUID accountId, String email, Instant registeredAt) {
        static AccountRepresentation of(Accounts.Account account) {
            return new AccountRepresentation(account.id(), account.email(), account.registeredAt());
        }

        @Override
        public String toString() {
            return "Account[" + accountId + "]";
        }
    }

    @PUT
    @Operation(
            summary = "Register my account at its verified address; the app calls this after each sign-in",
            description =
                    "Whoever is new at an address of a deployed domain is added to its license at once. A later call"
                            + " with another address moves the account there; a membership it had by the domain before stays until"
                            + " somebody ends it. 403 while the address is not verified.")
    public AccountRepresentation register() {
        registerAccounts.signedIn(new SeenAccount(caller.accountId(), caller.email(), caller.issuedAt()));
        return AccountRepresentation.of(registerAccounts.registered(caller.accountId()));
    }
}
