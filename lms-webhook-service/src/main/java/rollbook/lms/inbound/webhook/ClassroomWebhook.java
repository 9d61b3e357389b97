package rollbook.lms.inbound.webhook;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import rollbook.lms.inbound.timer.ClassroomWork;
import rollbook.lms.usecase.TakePush;

/** Google Classroom's notifications, pushed by Pub/Sub (PROTOCOLS §B2). */
@Path("/webhooks/classroom")
@PermitAll
public class ClassroomWebhook {
    private final TakePush takePush;
    private final ClassroomWork work;

    ClassroomWebhook(TakePush takePush, ClassroomWork work) {
        this.takePush = takePush;
        this.work = work;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Something changed in Google Classroom",
            description = "A wrapped Pub/Sub push under Google's OIDC bearer token of our subscription's account. 204"
                    + " acknowledges it: what it says is confirmed by asking Google later. So does what is of no interest, or can"
                    + " never be read. 401: not our subscription; 503: none is set up.")
    @APIResponse(responseCode = "204", description = "No Content")
    public void take(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, byte[] body) {
        takePush.take(Objects.requireNonNullElse(authorization, ""), body);
        work.wake();
    }
}
