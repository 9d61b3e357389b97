package rollbook.invite.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.invite.domain.InviteState;
import rollbook.invite.usecase.InviteLists.Filter;
import rollbook.invite.usecase.InviteLists.Place;
import rollbook.invite.usecase.ReadInvites;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.licenses.ActingCaller;

/** The invites of a license, for its admins and staff. */
@Path("/api/invites/{licenseId}")
@Authenticated
public class LicenseInvitesResource {
    private final ActingCaller caller;
    private final ReadInvites readInvites;

    LicenseInvitesResource(ActingCaller caller, ReadInvites readInvites) {
        this.caller = caller;
        this.readInvites = readInvites;
    }

    @GET
    @Operation(
            summary = "The invites of a license, the latest first; all, or those the filter means",
            description =
                    "To withdraw one, remove its member: POST /api/licenses/{licenseId}/members/removals. Who waits"
                            + " for a seat is invited when one is free and is not here yet; the members list has them.")
    public Page<InviteRepresentation> list(
            UUID licenseId,
            @QueryParam("state") List<String> state,
            @QueryParam("q") @Nullable String q,
            @QueryParam("batchId") @Nullable UUID batchId,
            @QueryParam("seen") @Nullable Boolean seen,
            @QueryParam("offeredBefore") @Nullable String offeredBefore,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var filter = new Filter(
                InviteQuery.states(state), InviteQuery.text(q), batchId, seen, InviteQuery.moment(offeredBefore));
        var read = readInvites.ofLicense(licenseId, caller.actor(), filter, InviteQuery.place(from), from.limit() + 1);
        return Page.of(read, from.limit(), invite -> new Place(invite.offeredAt(), invite.id()).text())
                .map(InviteRepresentation::of);
    }

    @GET
    @Path("/counts")
    @Operation(summary = "How many invites of a license stand how")
    public Map<InviteState, Integer> counts(UUID licenseId) {
        var counts = new TreeMap<InviteState, Integer>();
        for (var state : InviteState.values()) {
            counts.put(state, 0);
        }
        counts.putAll(readInvites.counts(licenseId, caller.actor()));
        return counts;
    }
}
