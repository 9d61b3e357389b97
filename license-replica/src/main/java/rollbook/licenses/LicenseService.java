package rollbook.licenses;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import rollbook.events.LicenseChanged;
import rollbook.events.MembershipChanged;

/** license-service's internal API, as far as every service asks it. */
@RegisterRestClient(configKey = "license-service")
@OidcClientFilter
@Path("/internal/licenses/{licenseId}")
interface LicenseService {

    @GET
    LicenseChanged snapshot(UUID licenseId);

    @GET
    @Path("/acts")
    List<MembershipChanged> acts(UUID licenseId, @QueryParam("after") long after);
}
