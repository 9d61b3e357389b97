package rollbook.license.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.LicenseProblem;
import rollbook.license.usecase.ReadUnitGrants;

/** What the sync's replica of its own grants is fed from: the first time, after a gap, or instead of verdicts (DESIGN §3). */
@Path("/internal/licenses/{licenseId}/ou-grants")
@RolesAllowed(Caller.SERVICE)
public class UnitGrantsResource {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ReadUnitGrants readUnitGrants;

    UnitGrantsResource(ReadUnitGrants readUnitGrants) {
        this.readUnitGrants = readUnitGrants;
    }

    /**
     * A page of them.
     *
     * @param after 0 = everybody; else who has news since that entry of the ledger
     * @param cursor the {@code next} of the page before
     * @param limit 1 to 5 000
     */
    @GET
    @Operation(hidden = true)
    public ReadUnitGrants.Grants read(
            UUID licenseId,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("5000") int limit) {
        Bounds.require(after >= 0, LicenseProblem.NO_PAGE);
        Bounds.require(limit >= 1 && limit <= ReadUnitGrants.MOST_PEOPLE, LicenseProblem.NO_PAGE);
        return readUnitGrants
                .read(licenseId, after, cursor == null ? BEFORE_ALL : cursor, limit)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
