package rollbook.invite.inbound.rest;

import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.invite.usecase.InviteLists;
import rollbook.invite.usecase.RemindInvitees;
import rollbook.invite.usecase.Reminders.Reminded;
import rollbook.kit.idempotency.Answer;
import rollbook.kit.idempotency.IdempotencyKeys;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;
import rollbook.licenses.Authority;

/** Invitees reminded by an admin: some of them, or all a filter means. */
@Path("/api/invites/{licenseId}/reminders")
@Authenticated
public class RemindersResource {
    private static final int MOST_IDS = 1_000;
    /** A filter with a field misspelt must not mean everybody. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ActingCaller caller;
    private final Authority authority;
    private final RemindInvitees remindInvitees;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;

    RemindersResource(
            ActingCaller caller,
            Authority authority,
            RemindInvitees remindInvitees,
            IdempotencyKeys idempotencyKeys,
            ObjectMapper json) {
        this.caller = caller;
        this.authority = authority;
        this.remindInvitees = remindInvitees;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    /**
     * Whom to remind: one of the two.
     *
     * @param inviteIds 1 to 1,000 invites
     * @param filter all pending invites it means
     */
    public record Order(
            @Nullable List<UUID> inviteIds, @Nullable Filter filter) {}

    /**
     * Which pending invites are meant; what is left out means all.
     *
     * @param q part of an address
     * @param batchId the act that named them
     * @param seen whether the app has shown it to them
     * @param offeredBefore offered before that moment
     */
    public record Filter(
            @Nullable String q,
            @Nullable UUID batchId,
            @Nullable Boolean seen,
            @Nullable Instant offeredBefore) {
        @Override
        public String toString() {
            return "Filter[]";
        }
    }

    @POST
    @Operation(
            summary = "Remind invitees: their pop-up comes up again, and where mail is on they get one",
            description =
                    "Those who answered meanwhile are passed over; who was reminded within a day is left in peace and"
                            + " counted as tooSoon.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Reminded.class, responseCode = "200")
    @RequestBodySchema(Order.class)
    public Response remind(
            UUID licenseId, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable JsonNode body)
            throws JsonProcessingException {
        var actor = caller.actor();
        authority.require(licenseId, actor);
        var wanted = complete(body == null ? null : STRICT.treeToValue(body, Order.class));
        var route = "POST /api/invites/" + licenseId + "/reminders";
        return idempotencyKeys
                .once(
                        new IdempotencyKeys.Request(key, String.valueOf(actor.accountId()), route, wanted),
                        () -> new Answer(200, "/api/invites/" + licenseId, json.valueToTree(remind(licenseId, wanted))))
                .response();
    }

    private Reminded remind(UUID licenseId, Order order) {
        var inviteIds = order.inviteIds();
        if (inviteIds != null) {
            return remindInvitees.remind(licenseId, inviteIds);
        }
        var filter = order.filter();
        return remindInvitees.remind(
                licenseId,
                filter == null
                        ? new InviteLists.Filter(Set.of(), null, null, null, null)
                        : new InviteLists.Filter(
                                Set.of(),
                                InviteQuery.text(filter.q()),
                                filter.batchId(),
                                filter.seen(),
                                filter.offeredBefore()));
    }

    /** Nobody is reminded because a field was forgotten: a filter that means all is written as one. */
    private static Order complete(@Nullable Order order) {
        if (order == null || (order.inviteIds() == null) == (order.filter() == null)) {
            throw new ProblemException(
                    CommonProblem.MALFORMED_REQUEST, "Send either \"inviteIds\" or a \"filter\"; {} means all.");
        }
        var ids = order.inviteIds();
        if (ids != null && (ids.isEmpty() || ids.size() > MOST_IDS || ids.contains(null))) {
            throw new ProblemException(
                    CommonProblem.INVALID_REQUEST, "\"inviteIds\" names 1 to " + MOST_IDS + " invites.");
        }
        return order;
    }
}
