package rollbook.enrollment.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.Foreseen;
import rollbook.enrollment.inbound.timer.ImportWork;
import rollbook.enrollment.usecase.CommitImport;
import rollbook.enrollment.usecase.EnrollmentProblem;
import rollbook.enrollment.usecase.ReadBatches;
import rollbook.kit.idempotency.Answer;
import rollbook.kit.idempotency.IdempotencyKeys;
import rollbook.kit.problem.Problem;
import rollbook.licenses.ActingCaller;

/** A plan of an import is committed (X30). */
@Path("/api/enrollments/batches/{batchId}/commit")
@Authenticated
public class CommitResource {
    private final ActingCaller caller;
    private final CommitImport commitImport;
    private final ReadBatches readBatches;
    private final ImportWork work;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;

    CommitResource(
            ActingCaller caller,
            CommitImport commitImport,
            ReadBatches readBatches,
            ImportWork work,
            IdempotencyKeys idempotencyKeys,
            ObjectMapper json) {
        this.caller = caller;
        this.commitImport = commitImport;
        this.readBatches = readBatches;
        this.work = work;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    /**
     * The answer to a commit of a plan that no longer holds: the problem, and whom it is about.
     *
     * @param rows that would come to something else than they were shown; the first 100
     */
    public record OutdatedPlan(
            String type, String title, int status, @Nullable String rule, List<Row> rows) {

        /** A row by what the plan showed of it and what would become of it now. */
        public record Row(int row, String email, Foreseen shown, Foreseen now) {
            @Override
            public String toString() {
                return "Row[" + row + "]";
            }
        }

        static OutdatedPlan of(List<CommitImport.Difference> differences) {
            var problem = Problem.of(EnrollmentProblem.PLAN_OUTDATED, null);
            var rows = differences.stream()
                    .map(row -> new Row(row.row(), row.email(), row.shown(), row.now()))
                    .toList();
            return new OutdatedPlan(problem.type(), problem.title(), problem.status(), problem.rule(), rows);
        }

        Response response() {
            return Response.status(status).type(Problem.MEDIA_TYPE).entity(this).build();
        }
    }

    @POST
    @Operation(
            summary = "Commit a plan; its rows get their outcomes from now on",
            description = "Within 24 hours, once, by who made it. Refused with 409 and the rows where somebody would"
                    + " fare otherwise than the plan showed.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = BatchRepresentation.class, responseCode = "202")
    public Response commit(UUID batchId, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var actor = caller.actor();
        var differences = commitImport.differences(batchId, actor);
        if (!differences.isEmpty()) {
            return OutdatedPlan.of(differences).response();
        }
        var route = "POST /api/enrollments/batches/" + batchId + "/commit";
        var answer = idempotencyKeys.once(
                new IdempotencyKeys.Request(key, String.valueOf(actor.accountId()), route, ""), () -> {
                    commitImport.commit(batchId, actor);
                    var batch = BatchRepresentation.of(readBatches.progress(batchId));
                    return new Answer(202, "/api/enrollments/batches/" + batchId, json.valueToTree(batch));
                });
        work.wake();
        return answer.response();
    }
}
