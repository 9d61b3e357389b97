package rollbook.enrollment.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import rollbook.enrollment.inbound.csv.CsvLimits;

/** The guidance shown where a CSV file is picked (R19). */
@Path("/api/enrollments/imports/guidance")
@Authenticated
public class CsvGuidanceResource {

    @GET
    @Operation(summary = "What a CSV file has to look like, how to get one, and what is accepted")
    public CsvGuidance guidance() {
        return CsvGuidance.within(CsvLimits.STANDARD);
    }
}
