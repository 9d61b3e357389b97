package rollbook.enrollment.outbound.license;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import rollbook.enrollment.usecase.Forecasts;

/** license-service's internal API, as far as only this service asks it. */
@RegisterRestClient(configKey = "license-service")
@OidcClientFilter
@Path("/internal/licenses/{licenseId}")
interface LicenseService {

    @POST
    @Path("/forecasts")
    Forecasts.Forecast forecast(UUID licenseId, LicenseForecasts.Question question);
}
