package rollbook.lms.inbound.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.inbound.timer.LmsWork;
import rollbook.lms.usecase.Assignments;
import rollbook.lms.usecase.Deliveries;
import rollbook.lms.usecase.TakeAppDelivery;

/** Our own app says that an assignment was made or opened, signed as Standard Webhooks has it. */
@Path("/webhooks/app")
@PermitAll
public class AppWebhook {
    /** What is the sender's fault; that we are away is not. */
    private static final Set<Integer> REFUSED = Set.of(400, 401);

    private final AppSecrets secrets;
    private final TakeAppDelivery takeAppDelivery;
    private final LmsWork work;
    private final Counter unknownTypes;

    AppWebhook(AppSecrets secrets, TakeAppDelivery takeAppDelivery, LmsWork work, MeterRegistry meters) {
        this.secrets = secrets;
        this.takeAppDelivery = takeAppDelivery;
        this.work = work;
        this.unknownTypes = meters.counter("rollbook.lms.app.unknown");
    }

    /**
     * What became of a delivery.
     *
     * @param why a fixed word, where it was not taken at once: REPEATED, UNKNOWN (an assignment not heard of yet), UNSETTLED,
     *     ENROLLS_NOBODY, NOT_A_LEARNER, FAILED
     * @param assignment of {@code assignment.created}
     */
    public record Taken(
            Deliveries.State state,
            @Nullable String why,
            @Nullable Made assignment) {}

    /**
     * An assignment as it is now, for its maker.
     *
     * @param id ours, by which its license is chosen
     * @param why what its state means
     */
    public record Made(
            UUID id, AssignmentState state, @Nullable UUID licenseId, String why) {
        static Made of(Assignments.Assignment assignment) {
            return new Made(
                    assignment.id(),
                    assignment.state(),
                    assignment.licenseId(),
                    assignment.state().why());
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "An assignment of our app was made, or opened",
            description =
                    "Signed by Standard Webhooks (headers webhook-id, webhook-timestamp, webhook-signature; v1). The body"
                            + " is {\"type\", \"data\"}. assignment.created: {\"assignmentId\", \"title\"?, \"maker\": {\"accountId\""
                            + " or \"googleId\", \"email\"?}, \"licenseId\"?}. assignment.opened: {\"assignmentId\", \"learner\": {the"
                            + " same}, \"role\": \"learner\" or what else they are in the course}. Safe once it answers 202; the"
                            + " same webhook-id again has no further effect, and of assignment.created it tells the"
                            + " assignment as it is by now. The two may come in any order. Another type answers 204.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Taken.class, responseCode = "202")
    public Response take(@Context HttpHeaders headers, byte[] body) {
        var taken = taken(headers, body);
        if (!taken.known()) {
            unknownTypes.increment();
            return Response.noContent().build();
        }
        var made = taken.made();
        if (made != null) {
            work.wake(); // who opened it before is said now
        }
        return Response.accepted(
                        new Taken(taken.outcome().state(), taken.outcome().why(), made == null ? null : Made.of(made)))
                .build();
    }

    private TakeAppDelivery.Taken taken(HttpHeaders headers, byte[] body) {
        try {
            var delivery = secrets.verified(body, headers.getRequestHeaders());
            return takeAppDelivery.take(delivery.id(), delivery.payload());
        } catch (ProblemException e) {
            if (REFUSED.contains(e.type().status())) {
                takeAppDelivery.refused(e.type().slug());
            }
            throw e;
        }
    }
}
