package rollbook.ousync.outbound.license;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** license-service's internal API, as far as only this service asks it. */
@RegisterRestClient(configKey = "license-service")
@OidcClientFilter
@Path("/internal/licenses/{licenseId}")
interface LicenseService {

    /** A part of the people units brought. */
    record Answer(long seq, List<Person> people, @Nullable UUID next) {}

    /** One of them, with their units. */
    record Person(
            UUID memberId,
            @Nullable String googleId,
            @Nullable String email,
            List<Unit> units) {}

    /** A unit that spoke of them. */
    record Unit(String unitId, boolean vouched) {}

    @GET
    @Path("/ou-grants")
    Answer grants(
            UUID licenseId,
            @QueryParam("after") long after,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") int limit);
}
