package rollbook.enrollment.inbound.rest;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.Batches;
import rollbook.enrollment.usecase.ReadBatches;
import rollbook.events.Actor;
import rollbook.kit.csv.CsvLines;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.licenses.ActingCaller;

/** What became of a batch: progress, each row's outcome, and what failed as a file. */
@Path("/api/enrollments/batches/{batchId}")
@Authenticated
public class BatchResource {
    private static final int ROWS_AT_ONCE = 5_000;
    private static final List<String> HEADER = List.of("Email", "Row", "Outcome", "Rule", "Reason");

    private final ActingCaller caller;
    private final ReadBatches readBatches;

    BatchResource(ActingCaller caller, ReadBatches readBatches) {
        this.caller = caller;
        this.readBatches = readBatches;
    }

    @GET
    @Operation(summary = "How far a batch is")
    public BatchRepresentation get(UUID batchId) {
        return BatchRepresentation.of(readBatches.progress(batchId, caller.actor()));
    }

    @GET
    @Path("/rows")
    @Operation(
            summary = "The rows of a batch in their order, each with its outcome once it has one",
            description = "All, or those of some outcomes; of a plan also those it foresees some outcomes for. From the"
                    + " beginning, from a cursor, or from after a row's number.")
    public Page<RowRepresentation> rows(
            UUID batchId,
            @QueryParam("outcome") List<String> outcome,
            @QueryParam("foreseen") List<String> foreseen,
            @QueryParam("after") @Nullable Integer after,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        var begin = from.after().isEmpty() && after != null ? after : from.afterNumber();
        var some = new Batches.Some(Set.copyOf(outcome), Set.copyOf(foreseen), begin, from.limit() + 1);
        var read = readBatches.rows(batchId, caller.actor(), some);
        return Page.of(read, from.limit(), row -> Integer.toString(row.number()))
                .map(RowRepresentation::of);
    }

    @GET
    @Path("/failures.csv")
    @Produces("text/csv")
    @APIResponseSchema(String.class)
    @RunOnVirtualThread
    @Operation(
            summary = "The rows nobody came of, as a file to put right and upload again",
            description =
                    "UTF-8 with a byte order mark. A cell a spreadsheet would calculate begins with an apostrophe.")
    public Response failures(UUID batchId) {
        var actor = caller.actor();
        readBatches.progress(batchId, actor);
        StreamingOutput body = output -> write(batchId, actor, output);
        return Response.ok(body, "text/csv; charset=UTF-8; header=present")
                .header("Content-Disposition", "attachment; filename=\"failures.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private void write(UUID batchId, Actor actor, OutputStream output) throws IOException {
        try (var file = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8))) {
            file.write(CsvLines.BYTE_ORDER_MARK);
            file.write(CsvLines.of(HEADER));
            var rows = readBatches.rows(batchId, actor, failures(0));
            while (!rows.isEmpty()) {
                for (var row : rows) {
                    file.write(CsvLines.of(cells(row)));
                }
                rows = readBatches.rows(batchId, actor, failures(rows.getLast().number()));
            }
        }
    }

    private static Batches.Some failures(int after) {
        return new Batches.Some(ReadBatches.FAILURES, Set.of(), after, ROWS_AT_ONCE);
    }

    private static List<String> cells(Batches.Row row) {
        var outcome = Objects.requireNonNull(row.outcome(), "only rows that have one are asked for");
        return List.of(
                row.text(),
                Integer.toString(row.number()),
                outcome.label(),
                Objects.requireNonNullElse(outcome.rule(), ""),
                Objects.requireNonNullElse(outcome.detail(), ""));
    }
}
