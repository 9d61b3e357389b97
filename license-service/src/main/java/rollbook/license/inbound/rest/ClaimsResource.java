package rollbook.license.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.events.EmailRefusal;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.domain.Claim;
import rollbook.license.usecase.ClaimLicense;
import rollbook.license.usecase.LicenseProblem;

/** What excludes something else on a license, claimed by the service that carries it out before it begins. */
@Path("/internal/licenses/{licenseId}/claims")
@RolesAllowed(Caller.SERVICE)
public class ClaimsResource {
    private final ClaimLicense claimLicense;

    ClaimsResource(ClaimLicense claimLicense) {
        this.claimLicense = claimLicense;
    }

    /**
     * Who claims.
     *
     * @param holder the sync or deployment
     * @param nextRunAt when its next run or scan begins; while it holds the claim it says so anew with each run
     */
    public record Holding(@Nullable UUID holder, @Nullable Instant nextRunAt) {}

    @PUT
    @Path("/ou-sync")
    @Operation(hidden = true)
    public Claim claimSync(UUID licenseId, @Nullable Holding body) {
        return claim(licenseId, Claim.Kind.OU_SYNC, "", body);
    }

    @DELETE
    @Path("/ou-sync")
    @Operation(hidden = true)
    public void releaseSync(UUID licenseId, @QueryParam("holder") @Nullable UUID holder) {
        release(licenseId, Claim.Kind.OU_SYNC, "", holder);
    }

    @PUT
    @Path("/ou-sync/next-run")
    @Operation(hidden = true)
    public void runSyncNext(UUID licenseId, @Nullable Holding body) {
        runNext(licenseId, Claim.Kind.OU_SYNC, "", body);
    }

    @PUT
    @Path("/domains/{name}")
    @Operation(hidden = true)
    public Claim claimDomain(UUID licenseId, String name, @Nullable Holding body) {
        return claim(licenseId, Claim.Kind.DOMAIN, domain(name), body);
    }

    @DELETE
    @Path("/domains/{name}")
    @Operation(hidden = true)
    public void releaseDomain(UUID licenseId, String name, @QueryParam("holder") @Nullable UUID holder) {
        release(licenseId, Claim.Kind.DOMAIN, domain(name), holder);
    }

    @PUT
    @Path("/domains/{name}/next-run")
    @Operation(hidden = true)
    public void scanDomainNext(UUID licenseId, String name, @Nullable Holding body) {
        runNext(licenseId, Claim.Kind.DOMAIN, domain(name), body);
    }

    private Claim claim(UUID licenseId, Claim.Kind kind, String name, @Nullable Holding body) {
        return claimLicense
                .claim(licenseId, read(kind, name, body))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private void runNext(UUID licenseId, Claim.Kind kind, String name, @Nullable Holding body) {
        if (!claimLicense.runNext(licenseId, read(kind, name, body))) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    private static Claim read(Claim.Kind kind, String name, @Nullable Holding body) {
        if (body == null || body.holder() == null) {
            throw new ProblemException(LicenseProblem.NO_HOLDER);
        }
        return new Claim(kind, name, body.holder(), Bounds.time(body.nextRunAt()));
    }

    private void release(UUID licenseId, Claim.Kind kind, String name, @Nullable UUID holder) {
        if (holder == null) {
            throw new ProblemException(LicenseProblem.NO_HOLDER);
        }
        if (!claimLicense.release(licenseId, kind, name, holder)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    /** The one form domains are compared in, that of the addresses under it. */
    private static String domain(String typed) {
        return switch (EmailAddress.parse("anybody@" + typed)) {
            case EmailAddress address -> address.domain();
            case EmailRefusal refusal -> throw new ProblemException(LicenseProblem.NO_DOMAIN, refusal.explanation());
        };
    }
}
