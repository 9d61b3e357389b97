package rollbook.enrollment.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The sample CSV file (R18). */
@Path(CsvGuidance.SAMPLE_PATH)
@Authenticated
public class CsvSampleResource {

    @GET
    @Produces("text/csv;charset=UTF-8;header=present")
    @APIResponseSchema(String.class)
    @Operation(summary = "A CSV file to fill in: the header Email and a few addresses")
    public Response sample() {
        return Response.ok(CsvGuidance.SAMPLE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"sample.csv\"")
                .build();
    }
}
