package rollbook.license.inbound.rest;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.kit.csv.CsvLines;
import rollbook.license.usecase.ListMembers;
import rollbook.license.usecase.MemberList.Place;
import rollbook.license.usecase.MemberList.Query;

/** The members list as a file. */
@Path("/api/licenses/{licenseId}/members/export")
@Authenticated
public class ExportResource {
    /** Lines read at once, each time in a short transaction: a slow reader holds neither memory nor a connection. */
    private static final int LINES_AT_ONCE = 5_000;

    private static final int LONGEST_NAME = 80;
    private static final List<String> HEADER = List.of("Email", "Status", "Since", "Methods", "Position");

    private final LicenseReader reader;
    private final ListMembers listMembers;

    ExportResource(LicenseReader reader, ListMembers listMembers) {
        this.reader = reader;
        this.listMembers = listMembers;
    }

    @GET
    @Produces("text/csv")
    @APIResponseSchema(String.class)
    @RunOnVirtualThread
    @Operation(
            summary = "The members list as CSV, by address, filtered as the list is",
            description =
                    "UTF-8 with a byte order mark. A cell a spreadsheet would calculate begins with an apostrophe.")
    public Response export(
            UUID licenseId,
            @QueryParam("status") List<String> status,
            @QueryParam("method") @Nullable String method,
            @QueryParam("q") @Nullable String q) {
        var license = reader.license(licenseId);
        var query = MemberFilter.query(status, method, q, null);
        StreamingOutput body = output -> write(license.id(), query, output);
        return Response.ok(body, "text/csv; charset=UTF-8; header=present")
                .header("Content-Disposition", disposition(license.name()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private void write(UUID licenseId, Query query, OutputStream output) throws IOException {
        try (var file = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8))) {
            file.write(CsvLines.BYTE_ORDER_MARK);
            file.write(CsvLines.of(HEADER));
            var page = listMembers.listPlaced(licenseId, query, null, LINES_AT_ONCE);
            while (!page.isEmpty()) {
                for (var line : page) {
                    file.write(CsvLines.of(cells(line)));
                }
                page = listMembers.listPlaced(
                        licenseId, query, Place.of(page.getLast().listed()), LINES_AT_ONCE);
            }
        }
    }

    private static List<String> cells(ListMembers.Line line) {
        var listed = line.listed();
        var methods = MemberRepresentation.GrantRepresentation.of(listed.membership()).stream()
                .map(grant -> grant.method().name())
                .distinct()
                .collect(Collectors.joining(" "));
        return List.of(
                listed.address() == null ? "" : listed.address(),
                listed.status().name(),
                listed.since().toString(),
                methods,
                line.position() == null ? "" : line.position().toString());
    }

    /** A file name of the license's own, for old and new browsers (RFC 6266): neither a path nor another header. */
    private static String disposition(String licenseName) {
        var name = licenseName.strip() + " members.csv";
        var plain = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        var whole = URLEncoder.encode(name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", "-"), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain.substring(Math.max(0, plain.length() - LONGEST_NAME))
                + "\"; filename*=UTF-8''" + whole;
    }
}
