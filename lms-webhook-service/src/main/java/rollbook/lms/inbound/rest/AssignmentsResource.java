package rollbook.lms.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.licenses.ActingCaller;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.usecase.Assignments.Listed;
import rollbook.lms.usecase.ReadAssignments;

/** The assignments of our app made in the LMSs of a license. */
@Path("/api/lms/{licenseId}/assignments")
@Authenticated
public class AssignmentsResource {
    private final ActingCaller caller;
    private final ReadAssignments readAssignments;

    AssignmentsResource(ActingCaller caller, ReadAssignments readAssignments) {
        this.caller = caller;
        this.readAssignments = readAssignments;
    }

    /**
     * One of them.
     *
     * @param maker the address the LMS asserts of whoever made it; null where it shares none
     * @param why what its state means, in a sentence
     * @param opened how many students have opened it
     */
    public record Assignment(
            UUID id,
            UUID connectionId,
            String title,
            @Nullable String maker,
            Instant madeAt,
            AssignmentState state,
            String why,
            long opened) {
        static Assignment of(Listed listed) {
            var assignment = listed.assignment();
            return new Assignment(
                    assignment.id(),
                    assignment.connectionId(),
                    assignment.title(),
                    assignment.maker().email(),
                    assignment.madeAt(),
                    assignment.state(),
                    assignment.state().why(),
                    listed.openedBy());
        }
    }

    @GET
    @Operation(summary = "The assignments of our app made for the license, the oldest first")
    public Page<Assignment> list(
            UUID licenseId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return readAssignments
                .list(licenseId, caller.actor(), Cursor.of(cursor, limit))
                .map(Assignment::of);
    }
}
