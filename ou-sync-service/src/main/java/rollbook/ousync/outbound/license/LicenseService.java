package rollbook.ousync.outbound.license;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.faulttolerance.api.RetryWhen;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.SourceEnded;
import rollbook.ousync.usecase.Forecasts;

/**
 * license-service's internal API, as far as only this service asks it: about many people at a time, so with more patience than
 * for a claim. Nothing is changed by asking, so it may be asked again.
 */
@RegisterRestClient(configKey = "license-service-people")
@OidcClientFilter
@Retry(maxRetries = 1, delay = 500, jitter = 250)
@RetryWhen(exception = Lost.class)
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
    record Unit(String unitId, @Nullable UUID syncId, boolean vouched) {}

    /** What a unit would come to, part by part. */
    record Joining(
            EnrollmentMethod method,
            String source,
            Actor actor,
            Forecasts.@Nullable Seats seats,
            List<Forecasts.Newcomer> people) {}

    /** What would end for whom. */
    record Leaving(
            List<Source> sources,
            List<String> people,
            @Nullable UUID cursor) {}

    /** A unit that would. */
    record Source(SourceEnded.Kind kind, String name) {}

    /** A page of what that would come to. */
    record Left(int freed, List<Fate> people, @Nullable UUID next) {}

    /** One of them. */
    record Fate(@Nullable String googleId, List<EnrollmentMethod> keptBy, String why) {}

    @POST
    @Path("/forecasts")
    Forecasts.Joined joining(UUID licenseId, Joining question);

    @POST
    @Path("/endings")
    Left leaving(UUID licenseId, Leaving question);

    @GET
    @Path("/ou-grants")
    Answer grants(
            UUID licenseId,
            @QueryParam("after") long after,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") int limit);
}
