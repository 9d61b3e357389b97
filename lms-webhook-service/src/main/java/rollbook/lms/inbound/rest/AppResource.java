package rollbook.lms.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.usecase.ReadOurOwn;

/** The connection of our own app, as our staff see it. */
@Path("/api/lms/app")
@Authenticated
public class AppResource {
    private final Caller caller;
    private final ReadOurOwn readOurOwn;

    AppResource(Caller caller, ReadOurOwn readOurOwn) {
        this.caller = caller;
        this.readOurOwn = readOurOwn;
    }

    @GET
    @Operation(summary = "How our app's connection does: what came last, what was refused and why; for staff")
    public OurOwnRepresentation get() {
        if (!caller.isStaff()) {
            throw new ProblemException(CommonProblem.NOT_ALLOWED);
        }
        return OurOwnRepresentation.of(readOurOwn.app());
    }
}
