package rollbook.license.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.ExplainMember;
import rollbook.license.usecase.MemberHistory;

/** One member: every reason past and present, who did it, and what would happen on removal. */
@Path("/api/licenses/{licenseId}/members/{memberId}")
@Authenticated
public class ExplainedResource {
    private static final int FIRST_ENTRIES = 50;

    private final LicenseReader reader;
    private final ExplainMember explainMember;

    ExplainedResource(LicenseReader reader, ExplainMember explainMember) {
        this.reader = reader;
        this.explainMember = explainMember;
    }

    @GET
    @Operation(summary = "One member explained: status, why, every grant, history, what removal would do (R13, R42)")
    public ExplainedRepresentation explain(UUID licenseId, UUID memberId) {
        var explained = explainMember
                .explain(reader.license(licenseId), memberId, FIRST_ENTRIES + 1)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return ExplainedRepresentation.of(explained, page(explained.history(), FIRST_ENTRIES));
    }

    @GET
    @Path("/history")
    @Operation(summary = "What was decided of one member, the newest first")
    public Page<HistoryRepresentation> history(
            UUID licenseId,
            UUID memberId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var from = Cursor.of(cursor, limit);
        return explainMember
                .history(reader.license(licenseId), memberId, before(from), from.limit() + 1)
                .map(entries -> page(entries, from.limit()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static long before(Cursor from) {
        try {
            return from.after().isEmpty() ? Long.MAX_VALUE : Long.parseLong(from.after());
        } catch (NumberFormatException e) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "This cursor was not given out by us.");
        }
    }

    private static Page<HistoryRepresentation> page(List<MemberHistory.Entry> read, int limit) {
        return Page.of(read, limit, entry -> Long.toString(entry.seq())).map(HistoryRepresentation::of);
    }
}
