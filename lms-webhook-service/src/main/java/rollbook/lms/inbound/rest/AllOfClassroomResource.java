package rollbook.lms.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.usecase.ClassroomGrants;
import rollbook.lms.usecase.ReadOurOwn;

/** Google Classroom as a whole, as our staff see it. */
@Path("/api/lms/classroom/all")
@Authenticated
public class AllOfClassroomResource {
    private final Caller caller;
    private final ReadOurOwn readOurOwn;

    AllOfClassroomResource(Caller caller, ReadOurOwn readOurOwn) {
        this.caller = caller;
        this.readOurOwn = readOurOwn;
    }

    /**
     * How it does.
     *
     * @param connection its deliveries are those of every teacher's connection; what was refused named none of them
     */
    public record AllOfClassroom(OurOwnRepresentation connection, ClassroomGrants.Census teachers) {}

    @GET
    @Operation(
            summary =
                    "How Google Classroom does: what was pushed last, what was refused and why, how many are connected;"
                            + " for staff")
    public AllOfClassroom get() {
        if (!caller.isStaff()) {
            throw new ProblemException(CommonProblem.NOT_ALLOWED);
        }
        return new AllOfClassroom(OurOwnRepresentation.of(readOurOwn.classroom()), readOurOwn.teachers());
    }
}
