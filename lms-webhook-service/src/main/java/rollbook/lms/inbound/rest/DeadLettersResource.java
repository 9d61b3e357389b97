package rollbook.lms.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import rollbook.kit.identity.Caller;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.usecase.DeadLetters;
import rollbook.lms.usecase.Deliveries;
import rollbook.lms.usecase.DropDeadLetter;
import rollbook.lms.usecase.ReadDeadLetters;
import rollbook.lms.usecase.ReplayDelivery;

/** Deliveries we failed at: seen, and replayed or dropped, by our staff. */
@Path("/api/lms/dead-letters")
@Authenticated
public class DeadLettersResource {
    private final Caller caller;
    private final ReadDeadLetters readDeadLetters;
    private final ReplayDelivery replayDelivery;
    private final DropDeadLetter dropDeadLetter;

    DeadLettersResource(
            Caller caller,
            ReadDeadLetters readDeadLetters,
            ReplayDelivery replayDelivery,
            DropDeadLetter dropDeadLetter) {
        this.caller = caller;
        this.readDeadLetters = readDeadLetters;
        this.replayDelivery = replayDelivery;
        this.dropDeadLetter = dropDeadLetter;
    }

    /**
     * One of them; what it says is not told.
     *
     * @param type what its sender calls it
     * @param why where in our code it failed
     * @param replays how often it was replayed in vain
     */
    public record DeadLetter(
            long id, UUID connectionId, ConnectionKind kind, String type, Instant receivedAt, String why, int replays) {
        static DeadLetter of(DeadLetters.DeadLetter letter) {
            return new DeadLetter(
                    letter.id(),
                    letter.connectionId(),
                    letter.kind(),
                    letter.type(),
                    letter.receivedAt(),
                    letter.why(),
                    letter.tries());
        }
    }

    /**
     * One that was replayed or dropped.
     *
     * @param why a fixed word; DROPPED where it was dropped
     * @param handledBy the account of whoever did
     * @param reason why it was dropped
     */
    public record HandledLetter(
            long id,
            UUID connectionId,
            ConnectionKind kind,
            String type,
            Instant receivedAt,
            Deliveries.State state,
            @Nullable String why,
            UUID handledBy,
            Instant handledAt,
            @Nullable String reason) {
        static HandledLetter of(DeadLetters.Handled letter) {
            return new HandledLetter(
                    letter.id(),
                    letter.connectionId(),
                    letter.kind(),
                    letter.type(),
                    letter.receivedAt(),
                    letter.state(),
                    letter.why(),
                    letter.by(),
                    letter.at(),
                    letter.reason());
        }
    }

    /** Why one is dropped. */
    public record Dropping(@Nullable String reason) {}

    /** What became of one that was replayed. */
    public record Replayed(Deliveries.State state, @Nullable String why) {}

    @GET
    @Operation(summary = "The deliveries that were proved and could not be handled, the oldest first; for staff")
    public Page<DeadLetter> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        requireStaff();
        var page = Cursor.of(cursor, limit);
        return Page.of(
                        readDeadLetters.page(page.afterNumber(), page.limit()),
                        page.limit(),
                        letter -> Long.toString(letter.id()))
                .map(DeadLetter::of);
    }

    @POST
    @Path("/{id}/replay")
    @Operation(summary = "Handles one again; for staff. It is handled once, however often it is replayed")
    public Replayed replay(long id) {
        requireStaff();
        var outcome = replayDelivery.replay(id, caller.accountId());
        return new Replayed(outcome.state(), outcome.why());
    }

    @GET
    @Path("/handled")
    @Operation(summary = "Those that were replayed or dropped, for ninety days, the oldest first; for staff")
    public Page<HandledLetter> handled(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        requireStaff();
        var page = Cursor.of(cursor, limit);
        return Page.of(
                        readDeadLetters.handled(page.afterNumber(), page.limit()),
                        page.limit(),
                        letter -> Long.toString(letter.id()))
                .map(HandledLetter::of);
    }

    @POST
    @Path("/{id}/drop")
    @Operation(
            summary = "Gives one up, with the reason; for staff",
            description = "It is not handled, what it says is forgotten, and who dropped it, when and why is kept.")
    @APIResponse(responseCode = "204", description = "No Content")
    public void drop(long id, @Nullable Dropping body) {
        requireStaff();
        if (body == null || body.reason() == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "Send {\"reason\": \"…\"}.");
        }
        dropDeadLetter.drop(id, body.reason(), caller.accountId());
    }

    private void requireStaff() {
        if (!caller.isStaff()) {
            throw new ProblemException(CommonProblem.NOT_ALLOWED);
        }
    }
}
