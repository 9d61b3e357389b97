package rollbook.kit.operations;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import rollbook.kit.consumer.DeadMessage;
import rollbook.kit.consumer.HandledMessage;
import rollbook.kit.consumer.KeptLetters;
import rollbook.kit.consumer.ReplayDeadLetter;
import rollbook.kit.identity.Caller;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/**
 * What every service answers its operators, each under its own prefix: a service has a resource that extends this and
 * says where. The gateway passes on no metrics, and a gauge is of one replica; this is of the service.
 */
@Authenticated
public abstract class ServiceOperations {
    private static final int HANDLED_SHOWN = 100;

    private final Caller caller;
    private final ServiceState state;
    private final KeptLetters letters;
    private final ReplayDeadLetter replayDeadLetter;

    protected ServiceOperations(
            Caller caller, ServiceState state, KeptLetters letters, ReplayDeadLetter replayDeadLetter) {
        this.caller = caller;
        this.state = state;
        this.letters = letters;
        this.replayDeadLetter = replayDeadLetter;
    }

    /** Why one is dropped. */
    public record DropReason(@Nullable String reason) {}

    /** The last dead letters that were replayed or dropped. */
    public record HandledMessages(List<HandledMessage> items) {
        public HandledMessages {
            items = List.copyOf(items);
        }
    }

    @GET
    @Operation(summary = "How this service does: its health, what it owes, how far it is behind; for staff")
    public ServiceState.OperationsState get() {
        requireStaff();
        return state.read();
    }

    @GET
    @Path("/dead-letters")
    @Operation(summary = "The messages it could not read or handle, the oldest first; for staff")
    public Page<DeadMessage> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        requireStaff();
        var page = Cursor.of(cursor, limit);
        return Page.of(
                letters.after(page.afterNumber(), page.limit() + 1),
                page.limit(),
                letter -> Long.toString(letter.id()));
    }

    @GET
    @Path("/dead-letters/handled")
    @Operation(
            summary = "The last hundred that were replayed or dropped within ninety days, the latest first; for staff")
    public HandledMessages handled() {
        requireStaff();
        return new HandledMessages(letters.handled(HANDLED_SHOWN));
    }

    @POST
    @Path("/dead-letters/{id}/replay")
    @Operation(summary = "Handles one again; for staff. It has its effect once, however often it is replayed")
    @APIResponse(responseCode = "204", description = "No Content")
    public void replay(long id) {
        requireStaff();
        replayDeadLetter.replay(id, caller.accountId());
    }

    @POST
    @Path("/dead-letters/{id}/drop")
    @Operation(
            summary = "Gives one up, with the reason; for staff",
            description = "It is not handled, what it says is forgotten, and who dropped it, when and why is kept.")
    @APIResponse(responseCode = "204", description = "No Content")
    public void drop(long id, @Nullable DropReason body) {
        requireStaff();
        letters.drop(id, body == null ? null : body.reason(), caller.accountId());
    }

    /** Everybody else is refused. */
    protected final void requireStaff() {
        if (!caller.isStaff()) {
            throw new ProblemException(CommonProblem.NOT_ALLOWED);
        }
    }
}
