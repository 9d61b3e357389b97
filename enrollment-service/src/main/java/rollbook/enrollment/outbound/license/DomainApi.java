package rollbook.enrollment.outbound.license;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import rollbook.events.EnrollmentMethod;

/** license-service's internal API, as far as domains need it. */
@RegisterRestClient(configKey = "license-service")
@OidcClientFilter
@Path("/internal/licenses/{licenseId}")
interface DomainApi {

    /** Who claims, and when that is scanned next. */
    record Holding(UUID holder, Instant nextRunAt) {}

    /** Of whom it is asked; only words newer than {@code since} vouch. */
    record Question(EnrollmentMethod method, String source, long since, List<UUID> accounts) {}

    /** Those the source does not vouch for. */
    record Unvouched(List<UUID> accounts) {}

    @PUT
    @Path("/claims/domains/{domain}")
    Response claim(UUID licenseId, String domain, Holding holding);

    @PUT
    @Path("/claims/domains/{domain}/next-run")
    Response runNext(UUID licenseId, String domain, Holding holding);

    @DELETE
    @Path("/claims/domains/{domain}")
    Response release(UUID licenseId, String domain, @QueryParam("holder") UUID holder);

    @POST
    @Path("/unvouched")
    Unvouched unvouched(UUID licenseId, Question question);
}
