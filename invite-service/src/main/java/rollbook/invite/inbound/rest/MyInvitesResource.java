package rollbook.invite.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.invite.domain.InviteState;
import rollbook.invite.domain.Reply;
import rollbook.invite.usecase.AnswerInvite;
import rollbook.invite.usecase.InviteLists.Place;
import rollbook.invite.usecase.NotePopUp;
import rollbook.invite.usecase.ReadInvites;
import rollbook.kit.identity.Caller;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** My invites: those to the verified address of who is signed in. To everybody else, staff too, they are not there. */
@Path("/api/invites/mine")
@Authenticated
public class MyInvitesResource {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final Caller caller;
    private final ReadInvites readInvites;
    private final AnswerInvite answerInvite;
    private final NotePopUp notePopUp;

    MyInvitesResource(Caller caller, ReadInvites readInvites, AnswerInvite answerInvite, NotePopUp notePopUp) {
        this.caller = caller;
        this.readInvites = readInvites;
        this.answerInvite = answerInvite;
        this.notePopUp = notePopUp;
    }

    /**
     * What became of a pop-up.
     *
     * @param closed whether the invitee closed it; false: it was shown
     */
    public record PopUp(@Nullable Boolean closed) {}

    @GET
    @Operation(
            summary = "My invites, the latest first: those that are open, or those in the states asked for",
            description = "Needs a verified address: an invite waits under the address until somebody proves it.")
    public Page<MyInviteRepresentation> list(
            @QueryParam("state") List<String> state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var states =
                state.isEmpty() ? EnumSet.of(InviteState.PENDING, InviteState.CONFIRMING) : InviteQuery.states(state);
        var read = readInvites.mine(caller.email().normalized(), states, InviteQuery.place(from), from.limit() + 1);
        return Page.of(
                        read,
                        from.limit(),
                        mine -> new Place(
                                        mine.invite().offeredAt(), mine.invite().id())
                                .text())
                .map(MyInviteRepresentation::of);
    }

    @GET
    @Path("/{inviteId}")
    @Operation(summary = "One of my invites")
    public MyInviteRepresentation get(UUID inviteId) {
        return MyInviteRepresentation.of(readInvites.mine(inviteId, provenAddress()));
    }

    @POST
    @Path("/{inviteId}/accept")
    @Operation(
            summary = "Accept an invite",
            description = "202 while it is CONFIRMING: premium access begins when it is ACCEPTED, mostly at once. On a"
                    + " frozen license the acceptance is kept and counts with its renewal.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = MyInviteRepresentation.class, responseCode = "202")
    public Response accept(UUID inviteId) {
        return answer(inviteId, Reply.ACCEPT);
    }

    @POST
    @Path("/{inviteId}/decline")
    @Operation(summary = "Decline an invite; its seat is free for somebody else")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = MyInviteRepresentation.class, responseCode = "200")
    public Response decline(UUID inviteId) {
        return answer(inviteId, Reply.DECLINE);
    }

    @PUT
    @Path("/{inviteId}/pop-up")
    @Operation(
            summary = "The app showed the pop-up, or its reader closed it",
            description = "Closing is not declining: the invite stays open and is found among my invites.")
    public void popUp(UUID inviteId, @Nullable PopUp body) {
        if (body == null || body.closed() == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "Send {\"closed\": true} or false.");
        }
        notePopUp.note(inviteId, provenAddress(), body.closed());
    }

    private Response answer(UUID inviteId, Reply reply) {
        var email = provenAddress();
        var state = answerInvite.answer(inviteId, email, caller.accountId(), reply);
        return Response.status(state == InviteState.CONFIRMING ? ACCEPTED : OK)
                .entity(MyInviteRepresentation.of(readInvites.mine(inviteId, email)))
                .build();
    }

    /** Who has not proven their address is told of no invite: it is not there. */
    private String provenAddress() {
        try {
            return caller.email().normalized();
        } catch (ProblemException e) {
            throw e.type() == CommonProblem.ADDRESS_NOT_VERIFIED ? new ProblemException(CommonProblem.NOT_FOUND) : e;
        }
    }
}
