package rollbook.ousync.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;
import rollbook.ousync.inbound.timer.SyncWork;
import rollbook.ousync.usecase.CommitPlan;
import rollbook.ousync.usecase.MakePlan;
import rollbook.ousync.usecase.MakePlan.Wanted;
import rollbook.ousync.usecase.Plans.Effect;
import rollbook.ousync.usecase.Plans.Line;
import rollbook.ousync.usecase.ReadPlans;
import rollbook.ousync.usecase.SyncProblem;

/** Picking units, and removing the sync: first a plan of what would come of it, then its commit (X30). */
@Path("/api/ou-syncs/{licenseId}/plans")
@Authenticated
public class PlansResource {
    private final ActingCaller caller;
    private final MakePlan makePlan;
    private final ReadPlans readPlans;
    private final CommitPlan commitPlan;
    private final SyncWork work;

    PlansResource(ActingCaller caller, MakePlan makePlan, ReadPlans readPlans, CommitPlan commitPlan, SyncWork work) {
        this.caller = caller;
        this.makePlan = makePlan;
        this.readPlans = readPlans;
        this.commitPlan = commitPlan;
        this.work = work;
    }

    /**
     * What is wanted.
     *
     * @param units all that are to count from then on, 1 to 500
     * @param remove instead: that the sync is removed
     */
    public record Order(
            @Nullable List<@Nullable Unit> units, @Nullable Boolean remove) {}

    /** A unit, by Google's id; {@code subtree} is true where it is not said (X21). */
    public record Unit(@Nullable String id, @Nullable Boolean subtree) {}

    @POST
    @Operation(
            summary = "Plan which units count, or the removal of the sync",
            description =
                    "202: the plan is read in the background. When it is PLANNED it says who would be added, kept,"
                            + " removed and skipped, why, and how the seats would stand. Nothing is done by it.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = PlanRepresentation.class, responseCode = "202")
    public Response plan(UUID licenseId, @Nullable Order body) {
        var planId = body != null && Boolean.TRUE.equals(body.remove()) && body.units() == null
                ? makePlan.remove(licenseId, caller.actor())
                : makePlan.select(licenseId, caller.actor(), wanted(body));
        work.wake();
        return Response.accepted(get(licenseId, planId))
                .location(URI.create("/api/ou-syncs/" + licenseId + "/plans/" + planId))
                .build();
    }

    private static List<Wanted> wanted(@Nullable Order body) {
        if (body == null || body.units() == null || Boolean.TRUE.equals(body.remove())) {
            throw new ProblemException(SyncProblem.NO_UNITS);
        }
        return body.units().stream()
                .map(unit -> {
                    if (unit == null || unit.id() == null) {
                        throw new ProblemException(SyncProblem.NO_UNITS);
                    }
                    return new Wanted(unit.id(), !Boolean.FALSE.equals(unit.subtree()));
                })
                .toList();
    }

    @GET
    @Path("/{planId}")
    @Operation(summary = "How far a plan is, and what it says")
    public PlanRepresentation get(UUID licenseId, UUID planId) {
        return PlanRepresentation.of(readPlans.plan(licenseId, planId, caller.actor()));
    }

    @GET
    @Path("/{planId}/people")
    @Operation(summary = "The people of a plan, all or those with one effect: ADD, KEEP, REMOVE, SKIP")
    public Page<Line> people(
            UUID licenseId,
            UUID planId,
            @QueryParam("effect") @Nullable String effect,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var read = readPlans.lines(
                licenseId, planId, caller.actor(), effect(effect), from.afterNumber(), from.limit() + 1);
        return Page.of(read, from.limit(), line -> Integer.toString(line.no()));
    }

    private static @Nullable Effect effect(@Nullable String asked) {
        try {
            return asked == null ? null : Effect.valueOf(asked);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    CommonProblem.MALFORMED_REQUEST, "An effect is one of " + List.of(Effect.values()) + ".");
        }
    }

    @POST
    @Path("/{planId}/commit")
    @Operation(
            summary = "Commit a plan",
            description =
                    "Once, by who made it, within 24 hours. A run begins at once and adds whoever is in the units; once it has"
                            + " read all of them, the deselected ones end. 409, with the people, where somebody would fare"
                            + " otherwise than the plan showed, and, unless the sync is removed, while it is paused.")
    @APIResponse(responseCode = "202", description = "Accepted; there is no body")
    public Response commit(UUID licenseId, UUID planId) {
        var actor = caller.actor();
        var differences = commitPlan.commit(licenseId, planId, actor);
        if (!differences.isEmpty()) {
            return OutdatedPlan.of(differences).response();
        }
        work.wake();
        return Response.accepted().build();
    }
}
