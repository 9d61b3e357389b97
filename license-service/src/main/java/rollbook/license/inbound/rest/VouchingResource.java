package rollbook.license.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.domain.GrantSource;
import rollbook.license.usecase.FindUnvouched;
import rollbook.license.usecase.LicenseProblem;
import rollbook.license.usecase.ReadLicenses;

/** Who of its accounts a source still has to name, asked stretch by stretch by the service that scans it (R41, X9). */
@Path("/internal/licenses/{licenseId}/unvouched")
@RolesAllowed(Caller.SERVICE)
public class VouchingResource {
    private static final int LONGEST_NAME = 255;

    private final ReadLicenses readLicenses;
    private final FindUnvouched findUnvouched;

    VouchingResource(ReadLicenses readLicenses, FindUnvouched findUnvouched) {
        this.readLicenses = readLicenses;
        this.findUnvouched = findUnvouched;
    }

    /**
     * Of whom it is asked.
     *
     * @param source the domain, of {@code DOMAIN}; a unit or an assignment of the others that have several
     * @param since stamp before which, and at which, no word vouches: what the source said before it was set up anew, whose
     *     end may not be heard yet; null = every word that counts does
     * @param accounts 0 to 5 000
     */
    public record Question(
            @Nullable EnrollmentMethod method,
            @Nullable String source,
            @Nullable Long since,
            @Nullable List<@Nullable UUID> accounts) {}

    /** Those the source does not vouch for, in the order asked. */
    public record Unvouched(List<UUID> accounts) {
        public Unvouched {
            accounts = List.copyOf(accounts);
        }
    }

    @POST
    @Operation(hidden = true)
    public Unvouched find(UUID licenseId, @Nullable Question body) {
        if (body == null
                || body.method() == null
                || body.source() == null
                || body.accounts() == null
                || body.accounts().contains(null)) {
            throw new ProblemException(LicenseProblem.NO_SOURCE);
        }
        Bounds.require(body.source().length() <= LONGEST_NAME, LicenseProblem.NO_SOURCE);
        Bounds.require(body.accounts().size() <= FindUnvouched.MOST_ACCOUNTS, LicenseProblem.NO_SOURCE);
        var source = new GrantSource(body.method(), body.source());
        var since = body.since() == null ? 0 : body.since();
        var accounts = List.<UUID>copyOf(body.accounts());
        return readLicenses
                .snapshot(licenseId)
                .map(license -> new Unvouched(findUnvouched.among(license.licenseId(), source, since, accounts)))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
