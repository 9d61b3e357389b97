package rollbook.ousync.outbound.license;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.faulttolerance.api.RetryWhen;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** license-service's internal API, as far as the claims of syncs go. A holder's word said twice is that word. */
@RegisterRestClient(configKey = "license-service")
@OidcClientFilter
@Retry(maxRetries = 1, delay = 500, jitter = 250)
@RetryWhen(exception = Lost.class)
@Path("/internal/licenses/{licenseId}/claims/ou-sync")
interface ClaimApi {

    /** Who claims, and when that runs next. */
    record Holding(UUID holder, @Nullable Instant nextRunAt) {}

    @PUT
    Response claim(UUID licenseId, Holding holding);

    @PUT
    @Path("/next-run")
    Response runsNext(UUID licenseId, Holding holding);

    @DELETE
    Response release(UUID licenseId, @QueryParam("holder") UUID holder);
}
