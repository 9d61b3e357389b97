package rollbook.ousync.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.kit.paging.Page;
import rollbook.licenses.ActingCaller;
import rollbook.ousync.usecase.BrowseUnits;

/** The organizational units of the connected Workspace, to pick from. */
@Path("/api/ou-syncs/{licenseId}/units")
@Authenticated
public class UnitsResource {
    private final ActingCaller caller;
    private final BrowseUnits browseUnits;

    UnitsResource(ActingCaller caller, BrowseUnits browseUnits) {
        this.caller = caller;
        this.browseUnits = browseUnits;
    }

    /**
     * A unit.
     *
     * @param parentId null of the root
     * @param active active users of this unit alone, {@code inactive} suspended and archived ones; null while not counted
     */
    public record Unit(
            String id,
            @Nullable String parentId,
            String name,
            String path,
            @Nullable Integer active,
            @Nullable Integer inactive) {}

    @GET
    @Operation(
            summary = "The units to pick from, by path, with their users as last counted",
            description = "Read at Google now, all at once. For the Google admin who authorized.")
    public Page<Unit> list(UUID licenseId) {
        return new Page<>(
                browseUnits.list(licenseId, caller.actor()).stream()
                        .map(listed -> new Unit(
                                listed.unit().id(),
                                listed.unit().parentId(),
                                listed.unit().name(),
                                listed.unit().path(),
                                listed.own().map(count -> count.active()).orElse(null),
                                listed.own().map(count -> count.inactive()).orElse(null)))
                        .toList(),
                null);
    }

    @POST
    @Path("/counts")
    @Operation(
            summary = "Count the users of all units, and answer with them",
            description = "Takes as long as Google takes to list everybody: a second for 5 000 of them or so.")
    public Page<Unit> count(UUID licenseId) {
        browseUnits.count(licenseId, caller.actor());
        return list(licenseId);
    }
}
