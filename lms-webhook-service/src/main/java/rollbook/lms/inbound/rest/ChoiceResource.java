package rollbook.lms.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;
import rollbook.lms.inbound.timer.LmsWork;
import rollbook.lms.usecase.ChooseLicense;

/** For an assignment whose maker is on several licenses: which it is for (X27). */
@Path("/api/lms/assignments/{assignmentId}/license")
@Authenticated
public class ChoiceResource {
    private final ActingCaller caller;
    private final ChooseLicense chooseLicense;
    private final LmsWork work;

    ChoiceResource(ActingCaller caller, ChooseLicense chooseLicense, LmsWork work) {
        this.caller = caller;
        this.chooseLicense = chooseLicense;
        this.work = work;
    }

    /** The license chosen. */
    public record Choice(@Nullable UUID licenseId) {}

    @POST
    @Operation(
            summary = "Choose the license of an assignment one has made",
            description = "Once, for its maker. Who opened it until then is said to that license.")
    @APIResponse(responseCode = "204", description = "No Content")
    public void choose(UUID assignmentId, @Nullable Choice body) {
        if (body == null || body.licenseId() == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "Send the licenseId.");
        }
        chooseLicense.choose(assignmentId, body.licenseId(), caller.actor());
        work.wake();
    }
}
