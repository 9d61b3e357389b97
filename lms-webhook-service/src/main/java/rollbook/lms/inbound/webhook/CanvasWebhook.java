package rollbook.lms.inbound.webhook;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.lms.usecase.Outcome;
import rollbook.lms.usecase.TakeCanvasEvent;

/** Canvas' Data Streams. What Canvas calls its type is not documented: the bytes count. */
@Path("/webhooks/canvas/{connectionId}")
@PermitAll
public class CanvasWebhook {
    private final TakeCanvasEvent takeCanvasEvent;

    CanvasWebhook(TakeCanvasEvent takeCanvasEvent) {
        this.takeCanvasEvent = takeCanvasEvent;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "An event of Canvas' Data Streams",
            description =
                    "The body is a token signed by Canvas (\"Sign Payload\"), or the event as JSON where the feed allows it. By"
                            + " none of them anybody is enrolled. 200 once it is safe, and for what is of no interest too; the same"
                            + " body again has no further effect. 401: not proved to be of the feed's root account. 404: no such"
                            + " feed. 503: try again.")
    public Outcome take(UUID connectionId, byte @Nullable [] body) {
        return takeCanvasEvent.take(connectionId, Body.text(body));
    }
}
