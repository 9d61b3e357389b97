package rollbook.ousync.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;
import rollbook.ousync.inbound.timer.SyncWork;
import rollbook.ousync.usecase.ChangeSync;
import rollbook.ousync.usecase.Holds.Absent;
import rollbook.ousync.usecase.ReadSync;
import rollbook.ousync.usecase.SyncProblem;

/** Held removals: who they are, and the approval of their leaving (X28). */
@Path("/api/ou-syncs/{licenseId}/held")
@Authenticated
public class HeldResource {
    private static final int MOST_PEOPLE = 5_000;
    private static final String BETWEEN = "\n";

    private final ActingCaller caller;
    private final ReadSync readSync;
    private final ChangeSync changeSync;
    private final SyncWork work;

    HeldResource(ActingCaller caller, ReadSync readSync, ChangeSync changeSync, SyncWork work) {
        this.caller = caller;
        this.readSync = readSync;
        this.changeSync = changeSync;
        this.work = work;
    }

    /**
     * Who may leave.
     *
     * @param googleIds 1 to 5 000 of those held
     * @param heldBy instead: everybody held by then, which is when the list was looked at; who is held later is not meant
     */
    public record Approval(
            @Nullable List<@Nullable String> googleIds,
            @Nullable Instant heldBy) {}

    /** How many that were. */
    public record Approved(int approved) {}

    @GET
    @Operation(summary = "Who is held, and why", description = "For the license's admins and staff.")
    public Page<HeldRepresentation> list(
            UUID licenseId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var read = readSync.held(licenseId, caller.actor(), place(from), from.limit() + 1);
        return Page.of(
                        read,
                        from.limit(),
                        held -> held.who().unitId() + BETWEEN + held.who().googleId())
                .map(HeldRepresentation::of);
    }

    @POST
    @Path("/approvals")
    @Operation(
            summary = "Approve that held people leave",
            description =
                    "It counts for 24 hours, with the next run that reads everything and finds them absent still; that"
                            + " run begins at once. Who is back by then stays.")
    public Approved approve(UUID licenseId, @Nullable Approval body) {
        if (body == null || (body.googleIds() == null) == (body.heldBy() == null)) {
            throw new ProblemException(SyncProblem.NO_PEOPLE);
        }
        var named = body.googleIds();
        if (named != null && (named.isEmpty() || named.size() > MOST_PEOPLE || named.contains(null))) {
            throw new ProblemException(SyncProblem.NO_PEOPLE);
        }
        var heldBy = body.heldBy() == null ? Instant.parse("9999-01-01T00:00:00Z") : body.heldBy();
        var people = named == null ? null : List.<String>copyOf(named);
        var approved = changeSync.approve(licenseId, caller.actor(), people, heldBy);
        work.wake();
        return new Approved(approved);
    }

    private static @Nullable Absent place(Cursor from) {
        if (from.after().isEmpty()) {
            return null;
        }
        var parts = from.after().split(BETWEEN, 2);
        if (parts.length != 2) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "This cursor was not given out by us.");
        }
        return new Absent(parts[0], parts[1], null, LeaveReason.LEFT_UNIT);
    }
}
