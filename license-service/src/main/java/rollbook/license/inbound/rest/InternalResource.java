package rollbook.license.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import rollbook.events.LicenseChanged;
import rollbook.events.MembershipChanged;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.AuditLicense;
import rollbook.license.usecase.ListMembers;
import rollbook.license.usecase.ReadLicenses;

/** What only our other services ask; the gateway does not lead here. */
@Path("/internal/licenses/{licenseId}")
@RolesAllowed(Caller.SERVICE)
public class InternalResource {
    private static final int ACTS_AT_ONCE = 100;

    private final ReadLicenses readLicenses;
    private final ListMembers listMembers;
    private final AuditLicense auditLicense;

    InternalResource(ReadLicenses readLicenses, ListMembers listMembers, AuditLicense auditLicense) {
        this.readLicenses = readLicenses;
        this.listMembers = listMembers;
        this.auditLicense = auditLicense;
    }

    @GET
    @Operation(hidden = true)
    public LicenseChanged snapshot(UUID licenseId) {
        return readLicenses.snapshot(licenseId).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** The acts after an entry of the ledger, at most 100: what a service that missed some reads until none come. */
    @GET
    @Path("/acts")
    @Operation(hidden = true)
    public List<MembershipChanged> acts(UUID licenseId, @QueryParam("after") @DefaultValue("0") long after) {
        return listMembers.acts(licenseId, after, ACTS_AT_ONCE);
    }

    /** Whether the projection is what the ledger says, person by person. */
    @GET
    @Path("/audit")
    @Operation(hidden = true)
    public AuditLicense.Report audit(UUID licenseId) {
        return readLicenses
                .snapshot(licenseId)
                .map(license -> auditLicense.audit(license.licenseId()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
