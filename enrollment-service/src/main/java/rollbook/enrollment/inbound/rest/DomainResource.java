package rollbook.enrollment.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.inbound.timer.DomainWork;
import rollbook.enrollment.usecase.DeployDomain;
import rollbook.enrollment.usecase.Deployments.Deployment;
import rollbook.enrollment.usecase.EndDomain;
import rollbook.enrollment.usecase.ProveDomain.Challenge;
import rollbook.enrollment.usecase.ReadDomains;
import rollbook.events.Actor;
import rollbook.kit.paging.Page;
import rollbook.licenses.ActingCaller;

/** The domains a license is deployed to (R38–R45, X13). */
@Path("/api/enrollments/{licenseId}/domains")
@Authenticated
public class DomainResource {
    private final ActingCaller caller;
    private final ReadDomains readDomains;
    private final DeployDomain deployDomain;
    private final EndDomain endDomain;
    private final DomainWork work;

    DomainResource(
            ActingCaller caller,
            ReadDomains readDomains,
            DeployDomain deployDomain,
            EndDomain endDomain,
            DomainWork work) {
        this.caller = caller;
        this.readDomains = readDomains;
        this.deployDomain = deployDomain;
        this.endDomain = endDomain;
        this.work = work;
    }

    @GET
    @Operation(
            summary = "The domains a license is deployed to, with their proof and scans",
            description = "For the license's admins and staff. There are few; all come at once, by name.")
    public Page<DomainRepresentation> list(UUID licenseId) {
        return new Page<>(readDomains.list(licenseId, caller.actor()), null).map(this::representation);
    }

    @GET
    @Path("/{domain}/challenge")
    @Operation(
            summary = "The TXT record that proves a domain for this license",
            description =
                    "Whoever runs the domain's DNS sets it; then staff deploy with the proof DNS. The value is always the"
                            + " same for a license and a domain, proves nothing for another license, and may stay or go afterwards.")
    public Challenge challenge(UUID licenseId, String domain) {
        return readDomains.challenge(licenseId, caller.actor(), domain);
    }

    @PUT
    @Path("/{domain}")
    @Operation(
            summary = "Deploy the license to a domain; staff only",
            description =
                    "Everybody with an account at an address of exactly this domain comes onto the license: those who"
                            + " sign up from now on at once, the others by the first scan, which begins now; later scans bring back who"
                            + " was removed by hand. A subdomain is another domain and is deployed by itself; an international name may"
                            + " be given in its own letters or as xn--. Refused on Teacher licenses, for domains of mail providers and"
                            + " public suffixes, without proof, while a Google sync lives, and where another live license has the"
                            + " domain and one of the two is School or Building. The same again changes the proof alone.")
    public DomainRepresentation deploy(UUID licenseId, String domain, @Nullable ProofBody body) {
        var actor = caller.actor();
        var deployment = deployDomain.deploy(licenseId, actor, domain, () -> ProofBody.read(body));
        work.wake();
        return representation(deployment);
    }

    @DELETE
    @Path("/{domain}")
    @Operation(
            summary = "End the deployment to a domain; staff only",
            description =
                    "Every grant by this domain ends; whoever has another grant stays. The same again answers the same.")
    public void end(UUID licenseId, String domain) {
        endDomain.end(licenseId, caller.actor(), domain);
    }

    @POST
    @Path("/{domain}/scan")
    @Operation(
            summary = "Scan a domain now, or right after the scan under way; staff only",
            description = "A scan begins every 30 minutes anyway. Follow it in the list of domains.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = DomainRepresentation.class, responseCode = "202")
    public Response scan(UUID licenseId, String domain) {
        var deployment = readDomains.scanNow(licenseId, caller.actor(), domain);
        work.wake();
        return Response.accepted(representation(deployment)).build();
    }

    private DomainRepresentation representation(Deployment deployment) {
        return DomainRepresentation.of(deployment, caller.actor().role() == Actor.Role.STAFF);
    }
}
