package rollbook.lms.inbound.webhook;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.lms.inbound.timer.LmsWork;
import rollbook.lms.usecase.Outcome;
import rollbook.lms.usecase.TakeTrigger;

/** Schoology's triggers, which prove nothing but that their sender knows this address. */
@Path("/webhooks/schoology/{secret}")
@PermitAll
public class SchoologyWebhook {
    private final TakeTrigger takeTrigger;
    private final LmsWork work;

    SchoologyWebhook(TakeTrigger takeTrigger, LmsWork work) {
        this.takeTrigger = takeTrigger;
        this.work = work;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "A trigger of Schoology",
            description =
                    "A hint, which Schoology's own API has to bear out before it counts. 200 once it is safe, and for what is of"
                            + " no interest too; the same body again has no further effect. 404: no such feed.")
    public Outcome take(String secret, byte @Nullable [] body) {
        var outcome = takeTrigger.take(secret, Body.text(body));
        work.wakeHints();
        return outcome;
    }
}
