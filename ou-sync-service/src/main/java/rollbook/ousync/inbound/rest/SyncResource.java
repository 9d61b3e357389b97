package rollbook.ousync.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;
import rollbook.ousync.inbound.timer.SyncWork;
import rollbook.ousync.usecase.ChangeSync;
import rollbook.ousync.usecase.EndSync;
import rollbook.ousync.usecase.ReadSync;
import rollbook.ousync.usecase.SyncProblem;

/** The Google sync of a license: how it goes, and what is done to it between runs. */
@Path("/api/ou-syncs/{licenseId}")
@Authenticated
public class SyncResource {
    private final ActingCaller caller;
    private final ReadSync readSync;
    private final ChangeSync changeSync;
    private final EndSync endSync;
    private final SyncWork work;

    SyncResource(ActingCaller caller, ReadSync readSync, ChangeSync changeSync, EndSync endSync, SyncWork work) {
        this.caller = caller;
        this.readSync = readSync;
        this.changeSync = changeSync;
        this.endSync = endSync;
        this.work = work;
    }

    /** Whether it is to pause. */
    public record Pause(@Nullable Boolean paused) {}

    /** From when until when removals stand still. */
    public record Range(@Nullable Instant from, @Nullable Instant until) {}

    @GET
    @Operation(summary = "How the sync goes", description = "404 while nothing is connected to Google.")
    public SyncRepresentation get(UUID licenseId) {
        return readSync.health(licenseId, caller.actor())
                .map(SyncRepresentation::of)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, "No Google Workspace is connected."));
    }

    @GET
    @Path("/runs")
    @Operation(summary = "The latest runs, the last first; thirty days of them")
    public Page<RunRepresentation> runs(UUID licenseId, @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(null, limit);
        return new Page<>(readSync.runs(licenseId, caller.actor(), from.limit()), null).map(RunRepresentation::of);
    }

    @POST
    @Path("/runs")
    @Operation(
            summary = "Sync now, or right after the run under way",
            description = "A run begins every 30 minutes anyway. Whoever the last run named is judged first.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SyncRepresentation.class, responseCode = "202")
    public Response runNow(UUID licenseId) {
        changeSync.runNow(licenseId, caller.actor());
        work.wake();
        return Response.accepted(get(licenseId)).build();
    }

    @PUT
    @Path("/pause")
    @Operation(
            summary = "Pause the sync, or let it go on",
            description =
                    "While it pauses nobody joins or leaves by it. For the Google admin who authorized it, and staff;"
                            + " what staff paused only staff let go on.")
    public SyncRepresentation pause(UUID licenseId, @Nullable Pause body) {
        if (body == null || body.paused() == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "Send {\"paused\": true} or false.");
        }
        changeSync.pause(licenseId, caller.actor(), body.paused());
        work.wake();
        return get(licenseId);
    }

    @PUT
    @Path("/freeze")
    @Operation(
            summary = "Have removals stand still for a while, such as over the summer",
            description = "Additions go on. Who is absent is held, and stays held afterwards until somebody approves.")
    public SyncRepresentation freeze(UUID licenseId, @Nullable Range body) {
        if (body == null || body.from() == null || body.until() == null) {
            throw new ProblemException(SyncProblem.NO_RANGE);
        }
        changeSync.freeze(licenseId, caller.actor(), body.from(), body.until());
        return get(licenseId);
    }

    @DELETE
    @Path("/freeze")
    @Operation(summary = "End the freeze; who is held stays held until somebody approves")
    public void unfreeze(UUID licenseId) {
        changeSync.unfreeze(licenseId, caller.actor());
    }

    @DELETE
    @Operation(
            summary = "Remove the sync",
            description =
                    "Every member leaves who came by it alone (R14). For the Google admin who authorized it, who should"
                            + " look at the plan of it first, and for staff. 409 while the license is frozen.")
    public void remove(UUID licenseId) {
        endSync.remove(licenseId, caller.actor());
    }
}
