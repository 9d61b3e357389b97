package rollbook.lms.outbound.license;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.Settlement.MakersLicense;

/** license-service's internal API, as far as only this service asks it. */
@RegisterRestClient(configKey = "license-service")
@OidcClientFilter
@Path("/internal/assignment-makers")
interface LicenseService {

    /** Who is asked about. */
    record Question(
            Maker maker,
            boolean addressesConfirmed,
            @Nullable UUID licenseId) {}

    /** Somebody as an LMS knows them. */
    record Maker(
            String issuer,
            String deployment,
            String subject,
            @Nullable String email,
            @Nullable UUID accountId) {}

    /** The licenses they are on. */
    record Answer(List<MakersLicense> licenses) {}

    @POST
    Answer licensesOf(Question question);
}
