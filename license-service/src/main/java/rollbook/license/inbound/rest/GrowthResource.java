package rollbook.license.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.ReadGrowth;

/** How many are on a license, by way and by day. */
@Path("/api/licenses/{licenseId}/growth")
@Authenticated
public class GrowthResource {
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 400;

    private final LicenseReader reader;
    private final ReadGrowth readGrowth;

    GrowthResource(LicenseReader reader, ReadGrowth readGrowth) {
        this.reader = reader;
        this.readGrowth = readGrowth;
    }

    @GET
    @Operation(summary = "How many members there are by each way, and how many there were at the end of each day")
    public GrowthRepresentation growth(
            UUID licenseId,
            @Parameter(description = "1 to 400, up to today; 90 without it") @QueryParam("days") @Nullable Integer days,
            @Parameter(description = "Whose days: such as Europe/Berlin; UTC without it") @QueryParam("zone") @Nullable
                    String zone) {
        var license = reader.license(licenseId);
        return GrowthRepresentation.of(readGrowth.read(license.id(), days(days), zone(zone)));
    }

    private static int days(@Nullable Integer days) {
        if (days == null) {
            return USUAL_DAYS;
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "\"days\" is 1 to " + MOST_DAYS + ".");
        }
        return days;
    }

    /** A zone by its region's name, which PostgreSQL knows too; an offset would mean the opposite there. */
    private static ZoneId zone(@Nullable String zone) {
        if (zone == null) {
            return ZoneId.of("UTC");
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new ProblemException(
                    CommonProblem.MALFORMED_REQUEST, "\"zone\" is the name of a time zone, such as Europe/Berlin.");
        }
        return ZoneId.of(zone);
    }
}
